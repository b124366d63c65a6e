package livestream.schema.yaml;

import java.util.Iterator;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Span;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The door of this package: the bytes of one file become one mapping. */
public final class YamlDocument {
    private YamlDocument() {}

    /**
     * Reads a file that holds exactly one mapping. Findings go to the collector; throws {@link Diagnostics.Stopped} when
     * there is no mapping to go on with, and returns one that leaves out what is wrong otherwise.
     */
    public static Node.Mapping read(String file, byte[] content, Diagnostics diagnostics) {
        Node root = node(file, content, diagnostics);
        if (root instanceof Node.Mapping mapping) {
            return mapping;
        }
        boolean empty = root instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NOTHING;
        diagnostics.add((empty
                        ? Diagnostic.error(
                                "empty-file", "The file is empty, expected at least `version`, `name` and a channel.")
                        : Diagnostic.error(
                                "wrong-type",
                                "The file holds " + MessageText.found(root)
                                        + ", expected keys such as `version: 1` and `name: news`."))
                .at(root.span())
                .help("begin with `version: 1`, `name: news`, `region: us-west-2` and `mediapackage: { channel: ID }`,"
                        + " each on a line of its own."));
        diagnostics.stopIfErrors();
        throw new IllegalStateException("an error was just added");
    }

    /** Reads a file of any content; throws {@link Diagnostics.Stopped} when it is not YAML. */
    public static Node node(String file, byte[] content, Diagnostics diagnostics) {
        return compose(file, new SourceText(file, diagnostics).decode(content), diagnostics);
    }

    /** A text of another kind of file as the value that it would be in YAML, without quotes. */
    public static Node.Scalar plain(String text, Span at) {
        return Scalars.plain(text, at);
    }

    /** The text of a file; throws {@link Diagnostics.Stopped} when it is not YAML, or no single document of it. */
    public static String text(String file, byte[] content, Diagnostics diagnostics) {
        String text = new SourceText(file, diagnostics).decode(content);
        Node ignored = compose(file, text, diagnostics);
        diagnostics.stopIfErrors();
        return text;
    }

    private static Node compose(String file, String text, Diagnostics diagnostics) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(SourceText.LIMIT + 1)
                .build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            return new Composer(file, events, diagnostics).document();
        } catch (YamlEngineException e) {
            diagnostics.add(SyntaxError.of(file, text, e));
            diagnostics.stopIfErrors();
            throw new IllegalStateException("an error was just added", e);
        }
    }
}
