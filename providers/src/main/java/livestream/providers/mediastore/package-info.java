/** MediaStore: one class a kind of resource. */
@NullMarked
package livestream.providers.mediastore;

import org.jspecify.annotations.NullMarked;
