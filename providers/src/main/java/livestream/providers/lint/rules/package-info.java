/** One class for each thing that goes wrong for users of live delivery; {@link livestream.providers.lint.rules.Rules} lists them. */
@NullMarked
package livestream.providers.lint.rules;

import org.jspecify.annotations.NullMarked;
