/** The URLs that viewers are given, and which of them must not change. */
@NullMarked
package livestream.providers.urls;

import org.jspecify.annotations.NullMarked;
