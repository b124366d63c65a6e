/** How desired becomes planned: pure functions of graph, state and observations. */
@NullMarked
package livestream.engine.plan;

import org.jspecify.annotations.NullMarked;
