/** What the schema says, for people: each key with what may be written and what comes of it. */
@NullMarked
package livestream.schema.reference;

import org.jspecify.annotations.NullMarked;
