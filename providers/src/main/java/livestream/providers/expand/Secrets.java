package livestream.providers.expand;

import java.util.Optional;
import livestream.schema.SecretSource;
import livestream.schema.Span;
import livestream.schema.Value;

/** Secrets that the file names: their texts, or a finding at the line that names them. */
final class Secrets {
    private final ExpansionContext context;

    Secrets(ExpansionContext context) {
        this.context = context;
    }

    /** The text; an empty one with a finding when there is none. */
    Value value(SecretSource source, Span at) {
        Optional<String> content = context.inputSource().secret(source);
        if (content.isEmpty()) {
            context.diagnostics()
                    .add(SecretDiagnostics.of(source, context.livestream().region())
                            .at(at));
        }
        return Value.Secret.of(source.toString(), content.orElse(""));
    }
}
