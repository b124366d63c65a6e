/** Nodes become typed records, with the defaults that depend on nothing else. */
@NullMarked
package livestream.schema.read;

import org.jspecify.annotations.NullMarked;
