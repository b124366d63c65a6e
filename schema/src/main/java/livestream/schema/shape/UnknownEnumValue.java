package livestream.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.schema.Diagnostic;
import livestream.schema.yaml.Node;

/** A word that is none of those that its key takes. */
final class UnknownEnumValue {
    private static final Set<String> LOW_LATENCY =
            Set.of("ll-hls", "llhls", "low-latency-hls", "ll-dash", "low-latency");

    private UnknownEnumValue() {}

    static Diagnostic of(SchemaErrorTarget target, JsonNode limit, boolean mayBeMap) {
        List<String> words = new ArrayList<>();
        limit.forEach(word -> {
            if (!words.contains(word.asText())) {
                words.add(word.asText());
            }
        });
        String listed = words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        String expected = (words.size() == 1 ? "" : "one of ") + listed + (mayBeMap ? " or a map of keys" : "");
        Diagnostic diagnostic = Diagnostic.error(
                        "unknown-value", target.subject() + " expects " + expected + ", found " + target.found() + ".")
                .at(target.at());
        String written = target.node() instanceof Node.Scalar scalar ? scalar.text() : "";
        if (words.contains("cmaf") && LOW_LATENCY.contains(written.toLowerCase(Locale.ROOT))) {
            return diagnostic.help(
                    "low-latency HLS comes from MediaPackage v2 alone, which this version does not make; in front of"
                            + " an endpoint of it write `http: { url: ... }`.");
        }
        return diagnostic.help((words.contains("true") ? WrongType.booleanHelp(written) : Optional.<String>empty())
                .or(() -> Suggestions.of(written, words)
                        // `on` is near `off` and means the contrary.
                        .filter(word -> !written.equals("on"))
                        .or(() -> ending(written, words))
                        .or(() -> within(written, words))
                        .map(word -> "did you mean `" + word + "`?"))
                .orElseGet(() -> wordHelp(target)));
    }

    private static String wordHelp(SchemaErrorTarget target) {
        if (target.isListItem()) {
            return "write one of these words.";
        }
        return switch (target.key()) {
            case "cors" -> "leave `cors` out to let any page play, or write `off` or `cors: { origins: [...] }`.";
            case "cdnAuthorization" ->
                "write `create`, the ARNs `{ secret: ..., role: ... }`, or for endpoints of another account"
                        + " `{ value: \"${secret:env:NAME}\" }`.";
            default -> "write one of these words, or leave the key out for its default.";
        };
    }

    /** The word that a longer one ends in, as {@code PriceClass_100} does in {@code 100}. */
    private static Optional<String> ending(String written, List<String> words) {
        String lower = written.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> word.length() > 2 && lower.endsWith(word))
                .findFirst();
    }

    /** The newest of the words that have the written one in them, as {@code TLSv1.2_2025} has {@code 1.2}. */
    private static Optional<String> within(String written, List<String> words) {
        String lower = written.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word ->
                        lower.length() > 2 && word.toLowerCase(Locale.ROOT).contains(lower))
                .reduce((older, newer) -> newer);
    }

    /** The language version, which is a number and has one value. */
    static Diagnostic version(SchemaErrorTarget target) {
        boolean quoted =
                target.node() instanceof Node.Scalar scalar && scalar.text().equals("1");
        return Diagnostic.error("unknown-value", "`version` expects the number `1`, found " + target.found() + ".")
                .at(target.at())
                .help(
                        quoted
                                ? "write `version: 1`, without quotes."
                                : "write `version: 1`; a file of a later language needs a later release of this tool.");
    }
}
