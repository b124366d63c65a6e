/** Secrets Manager, API version 2017-10-17. */
@NullMarked
package livestream.simulator.secretsmanager;

import org.jspecify.annotations.NullMarked;
