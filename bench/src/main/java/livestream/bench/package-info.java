/** What the tool costs its users: time and memory of whole commands, and of the pure parts alone. */
@NullMarked
package livestream.bench;

import org.jspecify.annotations.NullMarked;
