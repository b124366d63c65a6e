/** Key Management Service, API version 2014-11-01, as far as it is symmetric keys. */
@NullMarked
package livestream.simulator.kms;

import org.jspecify.annotations.NullMarked;
