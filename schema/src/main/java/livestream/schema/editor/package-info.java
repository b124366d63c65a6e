/** The schema as editors take it. */
@NullMarked
package livestream.schema.editor;

import org.jspecify.annotations.NullMarked;
