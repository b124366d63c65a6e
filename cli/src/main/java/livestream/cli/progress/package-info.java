/** What happens during a run, shown as it happens: to a person at a terminal, in a pipe, and to a program. */
@NullMarked
package livestream.cli.progress;

import org.jspecify.annotations.NullMarked;
