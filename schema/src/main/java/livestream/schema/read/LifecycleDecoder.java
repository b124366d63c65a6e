package livestream.schema.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.schema.KeySpans;
import livestream.schema.LifecycleSettings;
import livestream.schema.Span;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node;

/** The {@code lifecycle} block; whom its addresses name, only the expansion knows. */
final class LifecycleDecoder {
    private static final String PREVENT = "preventDestroy";
    private static final String IGNORE = "ignoreChanges";

    private LifecycleDecoder() {}

    static LifecycleSettings wish(MappingReader section) {
        Map<String, Span> places = new LinkedHashMap<>(section.place().keys());
        for (String key : List.of(PREVENT, IGNORE)) {
            if (section.mapping().get(key) instanceof Node.Sequence list) {
                list.items().stream()
                        .filter(Node.Scalar.class::isInstance)
                        .map(Node.Scalar.class::cast)
                        .forEach(item -> places.put(key + "." + item.text(), item.span()));
            }
        }
        return new LifecycleSettings(
                section.words(PREVENT), section.words(IGNORE), new KeySpans(section.self(), places));
    }
}
