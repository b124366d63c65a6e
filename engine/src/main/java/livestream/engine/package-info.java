/** How desired becomes planned becomes real; knows nothing of AWS and nothing of YAML. */
@NullMarked
package livestream.engine;

import org.jspecify.annotations.NullMarked;
