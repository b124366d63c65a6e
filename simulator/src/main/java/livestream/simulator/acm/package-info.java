/** AWS Certificate Manager, simulated as far as it tells what certificates there are. */
@NullMarked
package livestream.simulator.acm;

import org.jspecify.annotations.NullMarked;
