package livestream.schema.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import livestream.schema.shape.SecretText;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Words;

/** References in {@code ${...}} where nothing fills them in. */
public final class Placeholders {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}\\s]*}?");
    private static final Pattern OF_CHANNEL = Pattern.compile("\\$\\{channels(\\.[A-Za-z0-9_-]+){2,}}");

    /** What a text may hold beside plain characters. */
    private enum Taken {
        NOTHING,
        /** All of it may be where a secret is found. */
        SECRET,
        /** References to what channels become. */
        OUTPUT
    }

    private Placeholders() {}

    /** Looks at every key and value of a document. */
    public static void check(Node.Mapping document, Diagnostics diagnostics) {
        for (Node.Entry entry : document.entries().values()) {
            text(entry.key(), entry.at(), Taken.NOTHING, diagnostics);
            check(
                    entry.value(),
                    entry.key(),
                    entry.key().equals("outputs") ? Taken.OUTPUT : Taken.NOTHING,
                    diagnostics);
        }
    }

    private static void check(Node node, String key, Taken taken, Diagnostics diagnostics) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries().values()) {
                text(entry.key(), entry.at(), Taken.NOTHING, diagnostics);
                if (!isSecret(key, entry)) {
                    check(entry.value(), entry.key(), key.equals("headers") ? Taken.SECRET : taken, diagnostics);
                }
            }
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> check(item, "", taken, diagnostics));
        } else if (node instanceof Node.Scalar scalar) {
            text(scalar.text(), scalar.span(), taken, diagnostics);
        }
    }

    /** Secrets, and what stands in their place by mistake, have findings of their own, which do not show them. */
    private static boolean isSecret(String parent, Node.Entry entry) {
        String text = entry.value() instanceof Node.Scalar scalar ? scalar.text() : "";
        return parent.equals("cdnAuthorization")
                ? entry.key().equals("value")
                : parent.equals("headers") && (text.startsWith("${") || SecretText.isLikely(entry.key(), text));
    }

    private static void text(String text, Span at, Taken taken, Diagnostics diagnostics) {
        Matcher reference = REFERENCE.matcher(text.replace("$${", ""));
        while (reference.find()) {
            if (taken != Taken.OUTPUT || !OF_CHANNEL.matcher(reference.group()).matches()) {
                diagnostics.add(finding(reference.group(), taken).at(at));
                return;
            }
        }
    }

    private static Diagnostic finding(String reference, Taken taken) {
        String found = Words.quoted(reference);
        if (reference.startsWith("${secret:")) {
            return Diagnostic.error(
                            "misplaced-secret",
                            taken == Taken.SECRET
                                    ? "A secret stands alone in its value, found " + found + " beside other text."
                                    : found + " is read only as `cdnAuthorization: { value: ... }` and in `headers`.")
                    .help(
                            taken == Taken.SECRET
                                    ? "put the whole text where the secret is kept."
                                    : "no other key takes a secret; write the value itself if it is none.");
        } else if (taken == Taken.OUTPUT) {
            return Diagnostic.error(
                            "unknown-reference",
                            "`outputs` expects references such as `${channels.news.endpoints.hls.viewerUrl}`, found "
                                    + found + ".")
                    .help("begin with `channels.` and the name of a channel. For a text that has `${` in it, write"
                            + " `$${`.");
        } else if (reference.startsWith("${channels.")) {
            return Diagnostic.error("misplaced-reference", found + " is read only in `outputs`.")
                    .help("write the value itself; what a channel becomes is known only when it is there.");
        }
        return Diagnostic.error(
                        "no-variables",
                        "Expected the value itself, found the variable " + found + ": this version has no variables.")
                .help("write the value. For a text that has `${` in it, write `$${`.");
    }
}
