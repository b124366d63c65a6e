/** S3: one class a kind of resource. */
@NullMarked
package livestream.providers.s3;

import org.jspecify.annotations.NullMarked;
