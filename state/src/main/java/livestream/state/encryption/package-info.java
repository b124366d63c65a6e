/** How a state is kept from the eyes of whoever can read where it is kept. */
@NullMarked
package livestream.state.encryption;

import org.jspecify.annotations.NullMarked;
