/** The JSON Schema, held against a document: it detects, the sentences are ours. */
@NullMarked
package livestream.schema.shape;

import org.jspecify.annotations.NullMarked;
