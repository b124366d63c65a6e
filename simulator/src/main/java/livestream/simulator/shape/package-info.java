/** Shapes of AWS messages, read from text files next to each service, and their XML and JSON forms. */
@NullMarked
package livestream.simulator.shape;

import org.jspecify.annotations.NullMarked;
