/** MediaStore: containers with their policies, and the objects in them. */
@NullMarked
package livestream.simulator.mediastore;

import org.jspecify.annotations.NullMarked;
