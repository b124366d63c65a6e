/** Systems Manager, API version 2014-11-06, as far as it is Parameter Store. */
@NullMarked
package livestream.simulator.ssm;

import org.jspecify.annotations.NullMarked;
