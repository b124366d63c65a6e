/** What is remembered between runs, and who may write it. */
@NullMarked
package livestream.state;

import org.jspecify.annotations.NullMarked;
