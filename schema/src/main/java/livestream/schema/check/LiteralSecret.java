package livestream.schema.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.SecretSource;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** A secret that stands in the file, where a version control system would keep it for ever. */
public final class LiteralSecret {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{secret:([a-z]+):([^}]+)}");
    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Names and ARNs of both stores; a JSON key may follow that of a secret. */
    private static final Pattern STORED_NAME = Pattern.compile("[A-Za-z0-9/_+=.@:-]{1,2048}(#[^#\\s]+)?");

    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9/_.:-]{1,2048}");
    private static final List<String> KINDS = List.of("env", "file", "sm", "ssm");
    private static final String FORMS = "write `\"${secret:env:NAME}\"` for an environment variable,"
            + " `\"${secret:file:PATH}\"` for the first line of a file, `\"${secret:sm:NAME#KEY}\"` for a key of a secret of"
            + " Secrets Manager, or `\"${secret:ssm:PATH}\"` for a parameter of Parameter Store.";

    private LiteralSecret() {}

    /** Whether a text refers to a secret, for keys that also take a plain value. */
    public static boolean isReference(String text) {
        return REFERENCE.matcher(text).matches();
    }

    /** Where the secret of a key is found, or null with a finding that never shows the secret. */
    public static @Nullable SecretSource source(Entry entry, Diagnostics diagnostics) {
        String text = entry.value() instanceof Node.Scalar scalar ? scalar.text() : "";
        Matcher matcher = REFERENCE.matcher(text);
        String expects = "`" + entry.key() + "` expects a reference to a secret such as `${secret:env:NAME}`, found ";
        if (matcher.matches()) {
            return source(entry, matcher.group(1), matcher.group(2), diagnostics);
        } else if (text.startsWith("${")) {
            diagnostics.add(Diagnostic.error("unknown-secret-source", expects + MessageText.quoted(text) + ".")
                    .at(entry.place())
                    .help(FORMS));
        } else if (text.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                            "wrong-type",
                            expects
                                    + (entry.value() instanceof Node.Scalar
                                            ? "nothing"
                                            : MessageText.found(entry.value()))
                                    + ".")
                    .at(entry.place())
                    .help(FORMS));
        } else {
            diagnostics.add(Diagnostic.error(
                            "literal-secret", "A secret stands in the file, expected where it is found.")
                    .at(entry.place())
                    .help(FORMS + " Then ask for a new secret: this one is known to everyone who can read the file."));
        }
        return null;
    }

    private static @Nullable SecretSource source(Entry entry, String kind, String name, Diagnostics diagnostics) {
        boolean known = KINDS.contains(kind);
        if (known && named(kind).matcher(name).matches()) {
            return new SecretSource(kind, name);
        }
        String expected =
                switch (kind) {
                    case "env" -> "the name of an environment variable";
                    case "sm" -> "the name of a secret";
                    default -> "the name of a parameter";
                };
        diagnostics.add(Diagnostic.error(
                        "unknown-secret-source",
                        known
                                ? "Expected " + expected + " after `" + kind + ":`, found " + MessageText.quoted(name)
                                        + "."
                                : "Expected `env`, `file`, `sm` or `ssm` after `secret:`, found "
                                        + MessageText.quoted(kind) + ".")
                .at(entry.place())
                .help(FORMS));
        return null;
    }

    private static Pattern named(String kind) {
        return switch (kind) {
            case "env" -> VARIABLE_NAME;
            case "sm" -> STORED_NAME;
            case "ssm" -> PARAMETER;
            default -> Pattern.compile(".+", Pattern.DOTALL);
        };
    }
}
