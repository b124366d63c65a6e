package livestream.schema.read;

import java.util.LinkedHashMap;
import java.util.Map;
import livestream.schema.KeySpans;
import livestream.schema.LintSettings;
import livestream.schema.Span;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.Node;

/** The {@code lint} block. */
final class LintDecoder {
    private LintDecoder() {}

    static LintSettings settings(MappingReader section) {
        Map<String, Span> places = new LinkedHashMap<>(section.place().keys());
        Map<String, String> severity = new LinkedHashMap<>();
        MappingReader levels = section.section("severity");
        levels.mapping().entries().forEach((rule, entry) -> {
            severity.put(rule, levels.text(rule, "warning"));
            places.put("severity." + rule, entry.at());
        });
        if (section.mapping().get("disable") instanceof Node.Sequence rules) {
            rules.items().stream()
                    .filter(Node.Scalar.class::isInstance)
                    .map(Node.Scalar.class::cast)
                    .forEach(rule -> places.put("disable." + rule.text(), rule.span()));
        }
        KeySpans place = new KeySpans(section.self(), places);
        return new LintSettings(section.words("disable"), severity, section.text("baseline"), place);
    }
}
