package livestream.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants to hear of.
 *
 * @param disable names of rules that say nothing
 * @param severity names of rules to {@code error}, {@code warning} or {@code info}
 * @param baseline a file of findings that are known, relative to the file; null for none
 * @param place also where each rule is named, as {@code disable.RULE} and {@code severity.RULE}
 */
public record LintSettings(
        List<String> disable,
        Map<String, String> severity,
        @Nullable String baseline,
        KeySpans place) {
    public LintSettings {
        disable = List.copyOf(disable);
        severity = Collections.unmodifiableMap(new LinkedHashMap<>(severity));
    }
}
