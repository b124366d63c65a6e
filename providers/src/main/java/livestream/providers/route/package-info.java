/** What CloudFront does with one URL, told from configuration alone. */
@NullMarked
package livestream.providers.route;

import org.jspecify.annotations.NullMarked;
