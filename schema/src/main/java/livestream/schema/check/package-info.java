/** What the shape of a document cannot say: rules of AWS and of the language, each with its finding. */
@NullMarked
package livestream.schema.check;

import org.jspecify.annotations.NullMarked;
