/** JSON without a mapper. */
@NullMarked
package livestream.schema.json;

import org.jspecify.annotations.NullMarked;
