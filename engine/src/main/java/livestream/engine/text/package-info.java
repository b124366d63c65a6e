/** Plans and trees as a person reads them, and as a pipeline does. */
@NullMarked
package livestream.engine.text;

import org.jspecify.annotations.NullMarked;
