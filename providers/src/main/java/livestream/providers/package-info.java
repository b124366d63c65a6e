/** How CloudFront and MediaPackage do it, and how a Livestream becomes a graph. */
@NullMarked
package livestream.providers;

import org.jspecify.annotations.NullMarked;
