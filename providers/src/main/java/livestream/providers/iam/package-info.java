/** IAM: one class a kind of resource. */
@NullMarked
package livestream.providers.iam;

import org.jspecify.annotations.NullMarked;
