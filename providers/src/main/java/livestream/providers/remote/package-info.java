/** A state that is kept in AWS, and the keys that encrypt it. */
@NullMarked
package livestream.providers.remote;

import org.jspecify.annotations.NullMarked;
