package livestream.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.schema.Diagnostic;
import livestream.schema.Span;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Words;

/** Our sentence for each keyword of the schema that a document can break. */
final class Sentences {
    private static final Set<String> YES = Set.of("yes", "on", "y");
    private static final Set<String> NO = Set.of("no", "off", "n");

    private final SchemaText schema;

    Sentences(SchemaText schema) {
        this.schema = schema;
    }

    /** The finding, or nothing when another check speaks about the same thing. */
    Optional<Diagnostic> of(Error error, Target target) {
        if (target.node() instanceof Node.Scalar scalar && speaksForItself(scalar, target)) {
            return Optional.empty();
        }
        JsonNode around = schema.around(error.getSchemaLocation());
        JsonNode limit = around.path(error.getKeyword());
        return switch (error.getKeyword()) {
            case "additionalProperties" -> Optional.of(unknownKey(error.getProperty(), target, around));
            case "required" -> Optional.of(missingKey(error.getProperty(), target));
            case "type" -> Optional.of(wrongType(target, limit, around));
            case "enum" ->
                around.has("type") && !isText(target)
                        ? Optional.empty()
                        : Optional.of(unknownValue(target, limit, schema.mayBeMap(error.getSchemaLocation())));
            case "const" -> Optional.of(otherVersion(target));
            case "pattern" -> Optional.of(wrongForm(target, around));
            case "minimum" -> Optional.of(range(target, "at least " + limit.asText()));
            case "maximum" -> Optional.of(range(target, "at most " + limit.asText()));
            case "maxLength", "minLength" -> Optional.of(length(target, error.getKeyword(), limit.asInt()));
            case "minItems", "minProperties" -> Optional.of(empty(target));
            case "maxProperties" -> Optional.of(tooMany(target, limit.asInt()));
            case "uniqueItems" -> repeated(target);
            default -> Optional.empty();
        };
    }

    /** Variables, accounts and secrets have findings of their own, with more to say. */
    private static boolean speaksForItself(Node.Scalar scalar, Target target) {
        boolean account = target.key().equals("account") && scalar.kind() == Node.Kind.INTEGER;
        boolean secret = target.key().equals("value") && target.path().contains("cdnAuthorization");
        return account || secret || scalar.text().replace("$${", "").contains("${");
    }

    private Diagnostic unknownKey(String key, Target target, JsonNode around) {
        Span at = target.node() instanceof Node.Mapping mapping
                        && mapping.entries().containsKey(key)
                ? mapping.entries().get(key).at()
                : target.at();
        List<String> keys = SchemaText.keys(around);
        Optional<String> nearest = NearestWord.of(key, keys);
        Optional<String> later = LaterKey.help(key);
        String has = capital(target.name()) + " has " + String.join(", ", keys) + ".";
        String help = nearest.isPresent()
                ? "did you mean `" + nearest.get() + "`? " + has
                : later.orElseGet(() -> schema.home(key)
                        .map(home -> "`" + key + "` stands " + home + ". " + has)
                        .orElse(uncapital(has)));
        return Diagnostic.error("unknown-key", Words.quoted(key) + " is not a key of " + target.name() + ".")
                .at(at)
                .help(help);
    }

    private static Diagnostic missingKey(String key, Target target) {
        Diagnostic diagnostic = Diagnostic.error(
                        "missing-key", capital(target.name()) + " needs the key `" + key + "`.")
                .at(target.at());
        return switch (key) {
            case "version" -> diagnostic.help("write `version: 1` on the first line.");
            case "name" -> diagnostic.help("write `name: news`; the name is the prefix of every resource name.");
            default -> diagnostic.help("write `" + key + ": ...` below it.");
        };
    }

    private static Diagnostic wrongType(Target target, JsonNode types, JsonNode around) {
        Diagnostic diagnostic = Diagnostic.error(
                        "wrong-type",
                        subject(target) + " expects " + expected(types, around) + ", found "
                                + Words.found(target.node()) + ".")
                .at(target.at());
        return wrongTypeHelp(target, types, around).map(diagnostic::help).orElse(diagnostic);
    }

    private static Optional<String> wrongTypeHelp(Target target, JsonNode types, JsonNode around) {
        List<String> names = names(types);
        if (isDuration(around)) {
            return Optional.of("write whole seconds, or a duration such as `90s` or `24h`.");
        } else if (target.node() instanceof Node.Scalar scalar) {
            return scalarHelp(scalar, names);
        } else if (target.isListItem() && target.path().contains("endpoints")) {
            return Optional.of(
                    "endpoints with settings are a map: write `hls: { startoverWindow: 24h }` below `endpoints:`,"
                            + " without the `-`.");
        } else if (target.node() instanceof Node.Sequence && names.contains("object")) {
            return Optional.of("write `key: value` lines below it, without `-`.");
        }
        return Optional.of(
                "write " + (names.contains("array") ? "a list such as `[a, b]`." : "a single value after the `:`."));
    }

    private static Optional<String> scalarHelp(Node.Scalar scalar, List<String> names) {
        if (names.contains("boolean")) {
            return booleanHelp(scalar.text()).or(() -> Optional.of("write `true` or `false`, without quotes."));
        } else if (scalar.kind() == Node.Kind.NOTHING) {
            return Optional.of("write the value after the `:`, or leave the key out.");
        } else if (names.contains("array")) {
            return Optional.of("write a list: `[" + cut(scalar.text()) + "]`.");
        } else if (names.contains("string")) {
            return Optional.of("put it in quotes: `\"" + cut(scalar.text()) + "\"`.");
        }
        return Optional.of(
                names.contains("integer")
                        ? "write a whole number, without quotes."
                        : "write `key: value` lines below it.");
    }

    /** The words that YAML 1.1 took for true and false. */
    private static Optional<String> booleanHelp(String written) {
        String word = written.toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return Optional.of("YAML 1.2 reads `" + written + "` as text. Write `" + YES.contains(word) + "`.");
        }
        return Optional.empty();
    }

    private static Diagnostic unknownValue(Target target, JsonNode limit, boolean mayBeMap) {
        List<String> words = new ArrayList<>();
        limit.forEach(word -> {
            if (!words.contains(word.asText())) {
                words.add(word.asText());
            }
        });
        String listed = words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        String expected = (words.size() == 1 ? "" : "one of ") + listed + (mayBeMap ? " or a map of keys" : "");
        Diagnostic diagnostic = Diagnostic.error(
                        "unknown-value", subject(target) + " expects " + expected + ", found " + found(target) + ".")
                .at(target.at());
        String written = target.node() instanceof Node.Scalar scalar ? scalar.text() : "";
        return diagnostic.help((words.contains("true") ? booleanHelp(written) : Optional.<String>empty())
                .or(() -> NearestWord.of(written, words)
                        .filter(word -> !YES.contains(written))
                        .or(() -> ending(written, words))
                        .map(word -> "did you mean `" + word + "`?"))
                .orElseGet(() -> wordHelp(target)));
    }

    private static String wordHelp(Target target) {
        if (target.isListItem()) {
            return "write one of these words.";
        }
        return switch (target.key()) {
            case "cors" -> "leave `cors` out to let any page play, or write `cors: { origins: [...] }`.";
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

    private static Diagnostic otherVersion(Target target) {
        boolean quoted =
                target.node() instanceof Node.Scalar scalar && scalar.text().equals("1");
        return Diagnostic.error("unknown-value", "`version` expects the number `1`, found " + found(target) + ".")
                .at(target.at())
                .help(
                        quoted
                                ? "write `version: 1`, without quotes."
                                : "write `version: 1`; a file of a later language needs a later release of this tool.");
    }

    private static Diagnostic wrongForm(Target target, JsonNode around) {
        String text = target.node() instanceof Node.Scalar scalar ? scalar.text() : "";
        if (target.key().equals("manifestName") && text.matches("(?i).+\\.(m3u8|mpd|ism)(/manifest)?")) {
            String bare = text.replaceAll("(?i)\\.(m3u8|mpd|ism)(/manifest)?$", "");
            return Diagnostic.error(
                            "manifest-extension",
                            "`manifestName` expects a name without its extension, found " + Words.quoted(text) + ".")
                    .at(target.at())
                    .help("write `manifestName: " + bare + "`; MediaPackage adds the extension of the format.");
        }
        String expected = around.path("patternErrorMessage")
                .asText()
                .replaceFirst("^Expected ", "")
                .replaceFirst("\\.$", "");
        return Diagnostic.error(
                        "wrong-form", subject(target) + " expects " + expected + ", found " + found(target) + ".")
                .at(target.at())
                .help(formHelp(target, text));
    }

    private static String formHelp(Target target, String text) {
        String digits = text.replaceAll("[^0-9]", "");
        if (target.key().equals("name") && text.matches("[A-Za-z][A-Za-z0-9_ -]{0,38}")) {
            return "write `name: " + text.toLowerCase(Locale.ROOT).replaceAll("[_ ]", "-") + "`.";
        } else if (target.key().equals("region") && text.matches("[a-z]{2}(-[a-z]+)+-[0-9][a-z]")) {
            return "`" + text + "` is an availability zone; write `" + text.substring(0, text.length() - 1) + "`.";
        } else if (target.key().equals("account") && digits.length() == 12) {
            return "write `account: \"" + digits + "\"`.";
        } else if (text.matches("[0-9]+ *(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)")) {
            return "write `" + text.replaceAll("^([0-9]+) *(.).*$", "$1$2") + "`.";
        } else if (text.matches("[0-9]+ *ms|[0-9]*\\.[0-9]+ *s?")) {
            return "CloudFront and MediaPackage count whole seconds.";
        } else if (target.path().contains("allowIps") && text.matches("[0-9]+(\\.[0-9]+){3}")) {
            return "write `" + text + "/32` for this one address.";
        } else if (target.path().contains("queryStrings") && text.contains("*")) {
            return "list the names that change the answer; all of them would give every viewer objects of its own.";
        } else if (target.path().contains("cache")) {
            return "write `managed` for AWS's policy Elemental-MediaPackage, or copy the id from the CloudFront console.";
        }
        return "write it in this form.";
    }

    private static Diagnostic range(Target target, String limit) {
        return Diagnostic.error(
                        "out-of-range", subject(target) + " expects " + limit + ", found " + found(target) + ".")
                .at(target.at())
                .help("write a number within the limit.");
    }

    private static Diagnostic length(Target target, String keyword, int limit) {
        String text = target.node() instanceof Node.Scalar scalar ? scalar.text() : "";
        if (keyword.equals("minLength")) {
            return Diagnostic.error("too-short", subject(target) + " expects a text, found an empty one.")
                    .at(target.at())
                    .help("write the text after the `:`.");
        }
        int found = text.codePointCount(0, text.length());
        return Diagnostic.error(
                        "too-long", subject(target) + " expects at most " + limit + " characters, found " + found + ".")
                .at(target.at())
                .help("shorten it by " + (found - limit) + "; AWS takes no more.");
    }

    private static Diagnostic empty(Target target) {
        return Diagnostic.error("empty-value", subject(target) + " expects at least one entry, found none.")
                .at(target.at())
                .help(
                        target.key().equals("endpoints")
                                ? "name a format, as in `endpoints: [hls]`, or leave `endpoints` out."
                                : "write an entry, or leave the key out.");
    }

    private static Diagnostic tooMany(Target target, int limit) {
        int found = target.node() instanceof Node.Mapping mapping
                ? mapping.entries().size()
                : 0;
        return Diagnostic.error(
                        "too-many-tags",
                        subject(target) + " expects at most " + limit + " entries, found " + found + ".")
                .at(target.at())
                .help("AWS takes no more tags on a resource; leave " + (found - limit) + " out.");
    }

    /** Nothing for a map: the validator holds {@code uniqueItems} against a map's values too. */
    private static Optional<Diagnostic> repeated(Target target) {
        if (!(target.node() instanceof Node.Sequence sequence)) {
            return Optional.empty();
        }
        List<String> seen = new ArrayList<>();
        for (Node item : sequence.items()) {
            String text = item instanceof Node.Scalar scalar ? scalar.text() : Words.found(item);
            if (seen.contains(text)) {
                return Optional.of(Diagnostic.error(
                                "repeated-value",
                                subject(target) + " lists " + Words.quoted(text) + " twice, expected each once.")
                        .at(item.span())
                        .help(
                                target.key().equals("endpoints")
                                        ? "for two endpoints of one format, write a map with a key of your own and `format:`."
                                        : "keep one of the two."));
            }
            seen.add(text);
        }
        return Optional.empty();
    }

    /** What was found; never a text that may be a secret. */
    private static String found(Target target) {
        if (target.path().contains("cdnAuthorization")
                && target.node() instanceof Node.Scalar scalar
                && !HiddenSecrets.isHarmless(scalar.text())) {
            return "another text";
        }
        return Words.found(target.node());
    }

    private static boolean isText(Target target) {
        return target.node() instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT;
    }

    private static boolean isDuration(JsonNode around) {
        return around.path("pattern").asText().contains("[0-9]{1,7}d");
    }

    private static String subject(Target target) {
        if (target.isListItem()) {
            return "An item of `" + target.path().get(target.path().size() - 2) + "`";
        }
        return capital(target.name());
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

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String uncapital(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
