/** How the services of AWS do it, how a file becomes a graph, and what rules say of it. */
@NullMarked
package livestream.providers;

import org.jspecify.annotations.NullMarked;
