/** What policies let everybody do, for the services that answer requests without a signature. */
@NullMarked
package livestream.simulator.policy;

import org.jspecify.annotations.NullMarked;
