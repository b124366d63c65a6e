package livestream.schema.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Node.Entry;

/** The environments of a document: partial documents, of which a run lays one over it. */
final class Environments {
    static final String KEY = "environments";
    private static final String VARIABLES = "variables";
    private static final List<String> TOP_ONLY = List.of("include", KEY);
    private static final String NAME = "[a-z][a-z0-9-]{0,19}";

    private final Node.Mapping document;
    private final Diagnostics diagnostics;

    Environments(Node.Mapping document, Diagnostics diagnostics) {
        this.document = document;
        this.diagnostics = diagnostics;
    }

    /** Their names, in document order. */
    List<String> names() {
        return List.copyOf(all().entries().keySet());
    }

    /** Says what is wrong with their names: they are parts of file names and of names in AWS. */
    void checkNames() {
        for (Entry entry : all().entries().values()) {
            if (!entry.key().matches(NAME)) {
                diagnostics.add(Diagnostic.error(
                                "environment-name",
                                "The name of an environment expects a lower-case letter and up to 19 lower-case letters, digits"
                                        + " and dashes, found " + MessageText.quoted(entry.key()) + ".")
                        .at(entry.at())
                        .help("rename it, as in `prod`; it becomes a part of names in AWS."));
            }
        }
    }

    /** The values that an environment gives to variables. */
    Node.Mapping variables(String name) {
        return chosen(name).get(VARIABLES) instanceof Node.Mapping mapping ? mapping : nothing();
    }

    /** The document with what an environment says of one key over it; stops when there is no such environment. */
    Node.Mapping over(String name, String key) {
        if (!all().entries().containsKey(name)) {
            diagnostics.add(unknown(name));
            diagnostics.stopIfErrors();
        }
        Entry entry = chosen(name).entries().get(key);
        return entry == null ? document : chosen(name).with(Map.of(key, entry)).over(document);
    }

    /** A document with an environment over it, except for a key that has been laid already. */
    Node.Mapping over(String name, String laid, Node.Mapping below) {
        Map<String, Entry> overlay = new LinkedHashMap<>(chosen(name).entries());
        overlay.remove(VARIABLES);
        overlay.remove(laid);
        for (String key : TOP_ONLY) {
            Entry misplaced = overlay.remove(key);
            if (misplaced != null) {
                diagnostics.add(Diagnostic.error(
                                "key-in-environment",
                                "`" + key + "` stands in an environment, expected it at the top of the file.")
                        .at(misplaced.at())
                        .help("move it to the top; an environment replaces what the file says, and includes nothing."));
            }
        }
        return chosen(name).with(overlay).over(below);
    }

    private Diagnostic unknown(String name) {
        Entry environments = document.entries().get(KEY);
        Optional<String> nearest = Suggestions.of(name, names());
        String has = names().isEmpty()
                ? "the file has no `environments`; leave `--env` out, or write them."
                : "the file has " + String.join(", ", names()) + ".";
        return Diagnostic.error("unknown-environment", "There is no environment " + MessageText.quoted(name) + ".")
                .at(environments == null ? Composition.start(document) : environments.at())
                .help(nearest.map(word -> "did you mean `--env " + word + "`? ").orElse("") + has);
    }

    private Node.Mapping all() {
        return document.get(KEY) instanceof Node.Mapping mapping ? mapping : nothing();
    }

    private Node.Mapping chosen(String name) {
        return all().get(name) instanceof Node.Mapping mapping ? mapping : nothing();
    }

    private Node.Mapping nothing() {
        return new Node.Mapping(Map.of(), true, document.span(), 1);
    }
}
