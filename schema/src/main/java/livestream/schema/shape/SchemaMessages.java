package livestream.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import livestream.schema.Diagnostic;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;

/** Our sentence for each keyword of the schema that a document can break. */
final class SchemaMessages {

    private final SchemaText schema;

    SchemaMessages(SchemaText schema) {
        this.schema = schema;
    }

    /** The finding, or nothing when another check speaks about the same thing. */
    Optional<Diagnostic> of(Error error, SchemaErrorTarget target) {
        if (target.node() instanceof Node.Scalar scalar && speaksForItself(scalar, target)) {
            return Optional.empty();
        }
        JsonNode around = schema.around(error.getSchemaLocation());
        JsonNode limit = around.path(error.getKeyword());
        return switch (error.getKeyword()) {
            case "additionalProperties" -> Optional.of(unknownKey(error.getProperty(), target, around));
            case "required" -> Optional.of(missingKey(error.getProperty(), target));
            case "type" -> Optional.of(WrongType.of(target, limit, around));
            case "enum" ->
                around.has("type") && !target.isOf(around.path("type").asText())
                        ? Optional.empty()
                        : Optional.of(UnknownEnumValue.of(target, limit, schema.mayBeMap(error.getSchemaLocation())));
            case "const" -> Optional.of(UnknownEnumValue.version(target));
            case "pattern" -> Optional.of(PatternMismatch.of(target, around));
            case "propertyNames" ->
                error.getProperty().contains("${")
                        ? Optional.empty()
                        : Optional.of(PatternMismatch.ofName(
                                error.getProperty(), target.at(error.getProperty()), target, limit));
            case "minimum" -> Optional.of(range(target, "at least " + limit.asText()));
            case "maximum" -> Optional.of(range(target, "at most " + limit.asText()));
            case "maxLength", "minLength" -> Optional.of(length(target, error.getKeyword(), limit.asInt()));
            case "minItems", "minProperties" -> Optional.of(empty(target));
            case "maxProperties", "maxItems" -> Optional.of(tooMany(target, limit.asInt()));
            case "uniqueItems" -> repeated(target);
            default -> Optional.empty();
        };
    }

    /** Variables, accounts and secrets have findings of their own, with more to say. */
    private static boolean speaksForItself(Node.Scalar scalar, SchemaErrorTarget target) {
        boolean account = target.key().equals("account") && scalar.kind() == Node.Kind.INTEGER;
        boolean secret = SecretKeys.takesNothingElse(target.path()) || target.isSecretHeader(scalar.text());
        return account || secret || scalar.text().replace("$${", "").contains("${");
    }

    private Diagnostic unknownKey(String key, SchemaErrorTarget target, JsonNode around) {
        Span at = target.at(key);
        List<String> keys = SchemaText.keys(around);
        // `mediapackagev2` is near `mediapackage` and something else, where a channel's keys stand.
        Optional<String> later = ForeignKeys.help(key);
        boolean known = later.isPresent() && keys.contains("mediapackage");
        Optional<String> nearest =
                known ? Optional.empty() : ForeignKeys.here(key, keys).or(() -> Suggestions.of(key, keys));
        String has = capital(target.name()) + " has " + String.join(", ", keys) + ".";
        String help = nearest.isPresent()
                ? "did you mean `" + nearest.get() + "`? " + has
                : later.orElseGet(() -> schema.home(key)
                        .map(home -> "`" + key + "` stands " + home + ". " + has)
                        .orElse(uncapital(has)));
        return Diagnostic.error("unknown-key", MessageText.quoted(key) + " is not a key of " + target.name() + ".")
                .at(at)
                .help(help);
    }

    private static Diagnostic missingKey(String key, SchemaErrorTarget target) {
        Diagnostic diagnostic =
                target.of(Diagnostic.error("missing-key", capital(target.name()) + " needs the key `" + key + "`.")
                        .at(target.at()));
        return switch (key) {
            case "version" -> diagnostic.help("write `version: 1` on the first line.");
            case "name" -> diagnostic.help("write `name: news`; the name is the prefix of every resource name.");
            case "url" -> diagnostic.help("write `url: https://HOST/FOLDER`, where the files are.");
            case "page" -> diagnostic.help("write `page: /off-air.html`, the path of what viewers get instead.");
            case "path" -> diagnostic.help("write `path: player/*`, the requests that it answers.");
            case "origin" -> diagnostic.help("write `origin: news/hls`, or `origin: { s3: { bucket: NAME } }`.");
            case "destination" -> diagnostic.help("write `destination: s3://BUCKET/FOLDER/`.");
            case "publicKeys" ->
                diagnostic.help("write `publicKeys: [keys/cdn.pem]`, or the id of a key group instead.");
            case "function" -> diagnostic.help("write `function: functions/token.js`, or the ARN of one that exists.");
            default -> diagnostic.help("write `" + key + ": ...` below it.");
        };
    }

    private static Diagnostic range(SchemaErrorTarget target, String limit) {
        return Diagnostic.error(
                        "out-of-range", target.subject() + " expects " + limit + ", found " + target.found() + ".")
                .at(target.at())
                .help("write a number within the limit.");
    }

    private static Diagnostic length(SchemaErrorTarget target, String keyword, int limit) {
        String text = target.node() instanceof Node.Scalar scalar ? scalar.text() : "";
        if (keyword.equals("minLength")) {
            return Diagnostic.error("too-short", target.subject() + " expects a text, found an empty one.")
                    .at(target.at())
                    .help("write the text after the `:`.");
        }
        int found = text.codePointCount(0, text.length());
        return Diagnostic.error(
                        "too-long",
                        target.subject() + " expects at most " + limit + " characters, found " + found + ".")
                .at(target.at())
                .help("shorten it by " + (found - limit) + "; "
                        + (target.path().contains("lifecycle") ? "no address is as long." : "AWS takes no more."));
    }

    private static Diagnostic empty(SchemaErrorTarget target) {
        return Diagnostic.error("empty-value", target.subject() + " expects at least one entry, found none.")
                .at(target.at())
                .help(
                        target.key().equals("endpoints")
                                ? "name a format, as in `endpoints: [hls]`, or leave `endpoints` out."
                                : "write an entry, or leave the key out.");
    }

    private static Diagnostic tooMany(SchemaErrorTarget target, int limit) {
        int found = target.node() instanceof Node.Mapping mapping
                ? mapping.entries().size()
                : ((Node.Sequence) target.node()).items().size();
        boolean tags = target.key().equals("tags");
        return Diagnostic.error(
                        tags ? "too-many-tags" : "too-many-entries",
                        target.subject() + " expects at most " + limit + " entries, found " + found + ".")
                .at(target.at())
                .help("AWS takes no more" + (tags ? " tags on a resource" : " of them") + "; leave " + (found - limit)
                        + " out.");
    }

    /** Nothing for a map: the validator holds {@code uniqueItems} against a map's values too. */
    private static Optional<Diagnostic> repeated(SchemaErrorTarget target) {
        if (!(target.node() instanceof Node.Sequence sequence)) {
            return Optional.empty();
        }
        Set<String> seen = new HashSet<>();
        for (Node item : sequence.items()) {
            String text = item instanceof Node.Scalar scalar ? scalar.text() : MessageText.found(item);
            if (!seen.add(text)) {
                return Optional.of(Diagnostic.error(
                                "repeated-value",
                                target.subject() + " lists " + MessageText.quoted(text) + " twice, expected each once.")
                        .at(item.span())
                        .help(
                                target.key().equals("endpoints")
                                        ? "for two endpoints of one format, write a map with a key of your own and `format:`."
                                        : "keep one of the two."));
            }
        }
        return Optional.empty();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String uncapital(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
