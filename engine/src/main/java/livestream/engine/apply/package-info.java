/** How planned becomes real: intent, call, record, wait. */
@NullMarked
package livestream.engine.apply;

import org.jspecify.annotations.NullMarked;
