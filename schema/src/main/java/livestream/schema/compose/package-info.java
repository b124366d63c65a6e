/** One document is made of many: included files, an environment, defaults of channels, variables. */
@NullMarked
package livestream.schema.compose;

import org.jspecify.annotations.NullMarked;
