/** What an account has already, for an editor to offer. */
@NullMarked
package livestream.providers.inventory;

import org.jspecify.annotations.NullMarked;
