package livestream.schema.shape;

import java.util.List;
import livestream.schema.Sources;
import livestream.schema.yaml.Node;

/**
 * Text in a CDN authorization that may be the secret itself, whatever key it stands under. It is hidden before anything is
 * said about the file, because a finding about a misspelt key would show its whole line.
 */
public final class HiddenSecrets {
    private static final List<String> WORDS = List.of("create");

    private HiddenSecrets() {}

    /** Hides them in every line that will be printed. */
    public static void hide(Node node, Sources sources) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                if (key.equals("cdnAuthorization")) {
                    hideWithin(entry.value(), sources);
                } else {
                    hide(entry.value(), sources);
                }
            });
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> hide(item, sources));
        }
    }

    /** Whether a text is certainly no secret: an ARN, a reference, or a word of the language. */
    public static boolean isHarmless(String text) {
        return text.isEmpty()
                || text.startsWith("arn:")
                || text.startsWith("${")
                || NearestWord.of(text, WORDS).isPresent();
    }

    private static void hideWithin(Node node, Sources sources) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(entry -> hideWithin(entry.value(), sources));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> hideWithin(item, sources));
        } else if (node instanceof Node.Scalar scalar && !isHarmless(scalar.text())) {
            sources.hide(scalar.span());
        }
    }
}
