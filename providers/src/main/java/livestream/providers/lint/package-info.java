/** What a live-video engineer would say of a file: rules, and how a user answers them. */
@NullMarked
package livestream.providers.lint;

import org.jspecify.annotations.NullMarked;
