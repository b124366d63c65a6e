/** CloudFront: one class a kind of resource. */
@NullMarked
package livestream.providers.cloudfront;

import org.jspecify.annotations.NullMarked;
