/** How files of this machine are written. */
@NullMarked
package livestream.state.file;

import org.jspecify.annotations.NullMarked;
