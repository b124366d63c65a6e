/** Which viewer URL goes to which endpoint, decided exactly. */
@NullMarked
package livestream.providers.routing;

import org.jspecify.annotations.NullMarked;
