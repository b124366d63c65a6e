/** CloudFront, API version 2020-05-31. */
@NullMarked
package livestream.simulator.cloudfront;

import org.jspecify.annotations.NullMarked;
