package livestream.schema.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Words;

/** Variables, which this version does not have. */
public final class Placeholders {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}\\s]*}?");

    private Placeholders() {}

    /** Looks at every key and value except the one place that takes a secret. */
    public static void check(Node node, Diagnostics diagnostics) {
        check(node, false, diagnostics);
    }

    private static void check(Node node, boolean inAuthorization, Diagnostics diagnostics) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries().values()) {
                text(entry.key(), entry.at(), diagnostics);
                if (!(inAuthorization && entry.key().equals("value"))) {
                    check(entry.value(), entry.key().equals("cdnAuthorization"), diagnostics);
                }
            }
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> check(item, false, diagnostics));
        } else if (node instanceof Node.Scalar scalar) {
            text(scalar.text(), scalar.span(), diagnostics);
        }
    }

    private static void text(String text, Span at, Diagnostics diagnostics) {
        Matcher matcher = VARIABLE.matcher(text.replace("$${", ""));
        if (matcher.find()) {
            boolean secret = matcher.group().startsWith("${secret:");
            diagnostics.add(Diagnostic.error(
                            secret ? "misplaced-secret" : "no-variables",
                            secret
                                    ? Words.quoted(matcher.group())
                                            + " is read only as `cdnAuthorization: { value: ... }`."
                                    : "Expected the value itself, found the variable " + Words.quoted(matcher.group())
                                            + ": this version has no variables.")
                    .at(at)
                    .help(
                            secret
                                    ? "no other key takes a secret; write the value itself if it is none."
                                    : "write the value. For a text that has `${` in it, write `$${`."));
        }
    }
}
