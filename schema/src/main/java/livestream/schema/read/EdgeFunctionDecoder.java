package livestream.schema.read;

import livestream.schema.EdgeFunction;
import livestream.schema.EdgeFunctions;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node.Entry;
import org.jspecify.annotations.Nullable;

/** The functions of a behaviour, by event. */
final class EdgeFunctionDecoder {
    private EdgeFunctionDecoder() {}

    static EdgeFunctions functions(MappingReader events) {
        return new EdgeFunctions(
                function(events, "viewerRequest"),
                function(events, "viewerResponse"),
                function(events, "originRequest"),
                function(events, "originResponse"));
    }

    /** A function at a key, by ARN or by file; null when the key is not there. */
    static @Nullable EdgeFunction function(MappingReader section, String key) {
        Entry entry = section.entry(key);
        String text = section.text(key);
        if (entry == null || text == null) {
            return null;
        }
        return text.startsWith("arn:")
                ? new EdgeFunction.Existing(text, entry.place())
                : new EdgeFunction.OfFile(text, entry.place());
    }
}
