package livestream.schema.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.shape.SecretKeys;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;

/** A reference to a secret where none is taken: it would not be read. */
public final class MisplacedSecret {
    private static final Pattern SECRET = Pattern.compile("\\$\\{secret:[^}\\s]*}?");

    private MisplacedSecret() {}

    /** Looks at every value of a composed document, where no other reference is left. */
    public static void check(Node.Mapping document, Diagnostics diagnostics) {
        check(document, List.of(), diagnostics);
    }

    private static void check(Node node, List<String> path, Diagnostics diagnostics) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries().values()) {
                List<String> longer = new ArrayList<>(path);
                longer.add(entry.key());
                check(entry.value(), longer, diagnostics);
            }
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> check(item, path, diagnostics));
        } else if (node instanceof Node.Scalar scalar && !SecretKeys.takes(path)) {
            Matcher matcher = SECRET.matcher(scalar.text().replace("$${", ""));
            if (matcher.find()) {
                diagnostics.add(Diagnostic.error(
                                "misplaced-secret",
                                MessageText.quoted(matcher.group()) + " is read only as " + SecretKeys.words() + ".")
                        .at(scalar.span())
                        .help("no other key takes a secret; write the value itself if it is none."));
            }
        }
    }
}
