/** A Livestream becomes a graph of resources. */
@NullMarked
package livestream.providers.expand;

import org.jspecify.annotations.NullMarked;
