package livestream.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import livestream.schema.Diagnostic;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;

/** A text of another form than its key takes. */
final class PatternMismatch {
    private PatternMismatch() {}

    static Diagnostic of(SchemaErrorTarget target, JsonNode around) {
        String text = target.node() instanceof Node.Scalar scalar ? scalar.text() : "";
        if (target.key().equals("manifestName") && text.matches("(?i).+\\.(m3u8|mpd|ism)(/manifest)?")) {
            String bare = text.replaceAll("(?i)\\.(m3u8|mpd|ism)(/manifest)?$", "");
            return Diagnostic.error(
                            "manifest-extension",
                            "`manifestName` expects a name without its extension, found " + MessageText.quoted(text)
                                    + ".")
                    .at(target.at())
                    .help("write `manifestName: " + bare + "`; MediaPackage adds the extension of the format.");
        }
        return Diagnostic.error(
                        "wrong-form",
                        target.subject() + " expects " + expected(around) + ", found " + target.found() + ".")
                .at(target.at())
                .help(FormatHelp.of(target, text));
    }

    /** A key of the user's own choice that has another form than such keys have. */
    static Diagnostic ofName(String name, Span at, SchemaErrorTarget target, JsonNode names) {
        return Diagnostic.error(
                        "wrong-form",
                        "A key of " + target.name() + " expects " + expected(names) + ", found "
                                + MessageText.quoted(name) + ".")
                .at(at)
                .help(
                        names.has("pattern")
                                ? "leave out spaces and all other characters."
                                : "shorten it; nothing that it could mean is as long.");
    }

    /** The form that a key takes, in words. */
    static String expected(JsonNode around) {
        return around.path("patternErrorMessage")
                .asText()
                .replaceFirst("^Expected ", "")
                .replaceFirst("\\.$", "");
    }
}
