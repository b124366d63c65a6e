/** How a state is kept secret from people who can read its backend. */
@NullMarked
package livestream.state.encryption;

import org.jspecify.annotations.NullMarked;
