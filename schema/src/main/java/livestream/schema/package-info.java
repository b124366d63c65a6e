/** What may be written, and how a mistake is told. */
@NullMarked
package livestream.schema;

import org.jspecify.annotations.NullMarked;
