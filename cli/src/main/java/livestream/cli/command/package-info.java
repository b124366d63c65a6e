/** One command a class. */
@NullMarked
package livestream.cli.command;

import org.jspecify.annotations.NullMarked;
