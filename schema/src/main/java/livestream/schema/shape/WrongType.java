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

/** A value of another type than its key has. */
final class WrongType {
    private static final Set<String> YES = Set.of("yes", "on", "y");
    private static final Set<String> NO = Set.of("no", "off", "n");

    private WrongType() {}

    static Diagnostic of(SchemaErrorTarget target, JsonNode types, JsonNode around) {
        Diagnostic diagnostic = Diagnostic.error(
                        "wrong-type",
                        target.subject() + " expects " + expected(types, around) + ", found " + target.found() + ".")
                .at(target.at());
        return help(target, types, around).map(diagnostic::help).orElse(diagnostic);
    }

    private static Optional<String> help(SchemaErrorTarget target, JsonNode types, JsonNode around) {
        List<String> names = names(types);
        if (isDuration(around)) {
            return Optional.of("write whole seconds, or a duration such as `90s` or `24h`.");
        } else if (!target.isHarmless()) {
            return Optional.of("put the value in quotes.");
        } else if (target.node() instanceof Node.Scalar scalar) {
            return scalarHelp(scalar, names, around);
        } else if (target.isListItem() && target.path().contains("endpoints")) {
            return Optional.of(
                    "endpoints with settings are a map: write `hls: { startoverWindow: 24h }` below `endpoints:`,"
                            + " without the `-`.");
        } else if (target.node() instanceof Node.Sequence && names.contains("object")) {
            return Optional.of("write `key: value` lines below it, without `-`.");
        }
        if (target.node() instanceof Node.Mapping && around.path("items").has("$ref")) {
            return Optional.of("put a `-` before its first key: each item of the list is a map.");
        }
        return Optional.of(
                "write " + (names.contains("array") ? "a list such as `[a, b]`." : "a single value after the `:`."));
    }

    private static Optional<String> scalarHelp(Node.Scalar scalar, List<String> names, JsonNode around) {
        if (names.contains("boolean")) {
            return booleanHelp(scalar.text()).or(() -> Optional.of("write `true` or `false`, without quotes."));
        } else if (scalar.kind() == Node.Kind.NOTHING) {
            return Optional.of("write the value after the `:`, or leave the key out.");
        } else if (names.contains("array")) {
            return Optional.of("write a list: `[" + cut(scalar.text()) + "]`.");
        } else if (scalar.kind() == Node.Kind.FLAG && around.has("pattern")) {
            return Optional.of("write " + PatternMismatch.expected(around) + ".");
        } else if (names.contains("string")) {
            return Optional.of("put it in quotes: `\"" + cut(scalar.text()) + "\"`.");
        }
        return Optional.of(
                names.contains("integer")
                        ? "write a whole number, without quotes."
                        : "write `key: value` lines below it.");
    }

    private static String expected(JsonNode types, JsonNode around) {
        if (isDuration(around)) {
            return "a duration such as `6s`";
        }
        return names(types).stream()
                .filter(type -> !type.equals("null"))
                .map(type -> switch (type) {
                    case "string" -> "a text";
                    case "integer" -> "a whole number";
                    case "boolean" -> "`true` or `false`";
                    case "array" -> "a list";
                    default -> "a map of keys";
                })
                .collect(Collectors.joining(" or "));
    }

    private static List<String> names(JsonNode types) {
        List<String> names = new ArrayList<>();
        if (types.isTextual()) {
            names.add(types.asText());
        }
        types.forEach(type -> names.add(type.asText()));
        return names;
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    private static boolean isDuration(JsonNode around) {
        return around.path("pattern").asText().contains("[0-9]{1,7}d");
    }

    /** The words that YAML 1.1 took for true and false. */
    static Optional<String> booleanHelp(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return Optional.of("YAML 1.2 reads `" + written + "` as text. Write `" + YES.contains(word) + "`.");
        }
        return Optional.empty();
    }
}
