package livestream.schema.read;

import java.util.LinkedHashMap;
import java.util.Map;
import livestream.schema.LintSettings;
import livestream.schema.yaml.Section;

/** The {@code lint} block. */
final class LintReading {
    private LintReading() {}

    static LintSettings settings(Section section) {
        Map<String, String> severity = new LinkedHashMap<>();
        Section levels = section.section("severity");
        levels.mapping().entries().keySet().forEach(rule -> severity.put(rule, levels.text(rule, "warning")));
        return new LintSettings(section.words("disable"), severity, section.text("baseline"), section.place());
    }
}
