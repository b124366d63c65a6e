/** What the simulated account holds, kept over restarts, and the ids that it invents. */
@NullMarked
package livestream.simulator.store;

import org.jspecify.annotations.NullMarked;
