/** Text becomes nodes, each with its place; what is wrong with it as YAML is said here. */
@NullMarked
package livestream.schema.yaml;

import org.jspecify.annotations.NullMarked;
