/** A plan that is kept in a file, with all that its decision rested on. */
@NullMarked
package livestream.engine.saved;

import org.jspecify.annotations.NullMarked;
