/** Where a state is kept, who may write it, and how it survives whatever happens to them. */
@NullMarked
package livestream.state.store;

import org.jspecify.annotations.NullMarked;
