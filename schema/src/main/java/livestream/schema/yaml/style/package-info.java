/** The canonical style of a file: where its words stand, and never what they are. */
@NullMarked
package livestream.schema.yaml.style;

import org.jspecify.annotations.NullMarked;
