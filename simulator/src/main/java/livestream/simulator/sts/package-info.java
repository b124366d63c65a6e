/** STS, API version 2011-06-15. */
@NullMarked
package livestream.simulator.sts;

import org.jspecify.annotations.NullMarked;
