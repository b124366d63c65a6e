/** IAM roles and their inline policies, API version 2010-05-08. */
@NullMarked
package livestream.simulator.iam;

import org.jspecify.annotations.NullMarked;
