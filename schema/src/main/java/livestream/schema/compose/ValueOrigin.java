package livestream.schema.compose;

import java.util.Optional;
import livestream.schema.Span;

/**
 * Where a reference got its value.
 *
 * @param reference as it is written, as in {@code ${var.domain}}
 * @param from in words, as in {@code its default} or {@code --var}
 * @param at the place of the value; empty when it came from outside of all files
 * @param sensitive whether the value must not be shown
 */
public record ValueOrigin(String reference, String from, Optional<Span> at, boolean sensitive) {}
