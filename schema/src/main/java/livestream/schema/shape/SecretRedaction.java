package livestream.schema.shape;

import java.util.List;
import livestream.schema.SourceTexts;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;

/**
 * Text that may be the secret itself: in a CDN authorization whatever key it stands under, in headers by its name and its
 * look, and the password of a URL. It is hidden before anything is said about the file, because a finding about a misspelt key would show its whole
 * line.
 */
public final class SecretRedaction {
    private static final List<String> WORDS = List.of("create");
    private static final List<String> HEADERS = List.of("headers");

    private SecretRedaction() {}

    /** Hides them in every line that will be printed. */
    public static void hide(Node node, SourceTexts sourceTexts) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                if (key.equals("cdnAuthorization")) {
                    hideWithin(entry.value(), sourceTexts);
                } else if (Suggestions.of(key, HEADERS).isPresent()) {
                    hideHeaders(entry.value(), sourceTexts);
                } else {
                    hide(entry.value(), sourceTexts);
                }
            });
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> hide(item, sourceTexts));
        } else if (node instanceof Node.Scalar scalar && MessageText.hasCredentials(scalar.text())) {
            sourceTexts.hide(scalar.span());
        }
    }

    private static void hideHeaders(Node headers, SourceTexts sourceTexts) {
        hide(headers, sourceTexts);
        if (headers instanceof Node.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Scalar scalar && SecretHeuristic.isLikely(name, scalar.text())) {
                    sourceTexts.hide(scalar.span());
                } else if (SecretHeuristic.isNamedSo(name)) {
                    hideWithin(entry.value(), sourceTexts);
                }
            });
        }
    }

    /** Whether a text is certainly no secret: an ARN, a reference, or a word of the language. */
    public static boolean isHarmless(String text) {
        return text.isEmpty()
                || text.startsWith("arn:")
                || text.startsWith("${")
                || Suggestions.of(text, WORDS).isPresent();
    }

    private static void hideWithin(Node node, SourceTexts sourceTexts) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(entry -> hideWithin(entry.value(), sourceTexts));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> hideWithin(item, sourceTexts));
        } else if (node instanceof Node.Scalar scalar && !isHarmless(scalar.text())) {
            sourceTexts.hide(scalar.span());
        }
    }
}
