/** How a person or a pipeline runs it. */
@NullMarked
package livestream.cli;

import org.jspecify.annotations.NullMarked;
