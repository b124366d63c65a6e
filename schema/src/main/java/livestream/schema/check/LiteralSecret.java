package livestream.schema.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.SecretSource;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;
import livestream.schema.yaml.Words;
import org.jspecify.annotations.Nullable;

/** A secret that stands in the file, where a version control system would keep it for ever. */
public final class LiteralSecret {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{secret:([a-z]+):([^}]+)}");
    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String FORMS = "write `value: \"${secret:env:NAME}\"` for an environment variable, or"
            + " `\"${secret:file:PATH}\"` for the first line of a file.";

    private LiteralSecret() {}

    /** Where the secret is found, or null with a finding that never shows the secret. */
    public static @Nullable SecretSource source(Entry entry, Diagnostics diagnostics) {
        String text = entry.value() instanceof Node.Scalar scalar ? scalar.text() : "";
        Matcher matcher = REFERENCE.matcher(text);
        if (matcher.matches()) {
            return source(entry, matcher.group(1), matcher.group(2), diagnostics);
        } else if (text.startsWith("${")) {
            diagnostics.add(Diagnostic.error(
                            "unknown-secret-source",
                            "`value` expects `${secret:env:NAME}` or `${secret:file:PATH}`, found " + Words.quoted(text)
                                    + ".")
                    .at(entry.place())
                    .help(FORMS));
        } else if (text.isEmpty()) {
            diagnostics.add(Diagnostic.error(
                            "wrong-type",
                            "`value` expects `${secret:env:NAME}` or `${secret:file:PATH}`, found "
                                    + (entry.value() instanceof Node.Scalar ? "nothing" : Words.found(entry.value()))
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
        if (kind.equals("file")
                || (kind.equals("env") && VARIABLE_NAME.matcher(name).matches())) {
            return new SecretSource(kind, name);
        }
        boolean env = kind.equals("env");
        diagnostics.add(Diagnostic.error(
                        "unknown-secret-source",
                        env
                                ? "Expected the name of an environment variable after `env:`, found "
                                        + Words.quoted(name) + "."
                                : "Expected `env` or `file` after `secret:`, found " + Words.quoted(kind) + ".")
                .at(entry.place())
                .help(FORMS));
        return null;
    }
}
