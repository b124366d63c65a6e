/** What goes wrong between a caller and AWS, on demand; no service knows of it. */
@NullMarked
package livestream.simulator.weather;

import org.jspecify.annotations.NullMarked;
