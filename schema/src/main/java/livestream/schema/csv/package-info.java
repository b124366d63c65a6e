/** A table becomes rows of cells, each with its place; what is wrong with it as CSV is said here. */
@NullMarked
package livestream.schema.csv;

import org.jspecify.annotations.NullMarked;
