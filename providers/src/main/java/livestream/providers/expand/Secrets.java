package livestream.providers.expand;

import java.util.Optional;
import livestream.schema.SecretSource;
import livestream.schema.Span;
import livestream.schema.Value;

/** Secrets that the file names: their texts, or a finding at the line that names them. */
final class Secrets {
    private final Draft draft;

    Secrets(Draft draft) {
        this.draft = draft;
    }

    /** The text; an empty one with a finding when there is none. */
    Value value(SecretSource source, Span at) {
        Optional<String> content = draft.attachments().secret(source);
        if (content.isEmpty()) {
            draft.diagnostics()
                    .add(MissingSecret.of(source, draft.livestream().region()).at(at));
        }
        return Value.Secret.of(source.toString(), content.orElse(""));
    }
}
