package livestream.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Raw members of AWS's API that the user lays over what the expansion made.
 *
 * @param kind which resources or parts, as in {@code origins}
 * @param key which of them, may hold {@code *}; {@code *} where there is one alone
 * @param members in AWS's own names
 * @param spans where each member stands, by path as in {@code OriginShield.Enabled}, list items as {@code [0]}
 * @param at where the override begins
 */
public record RawOverride(String kind, String key, Value.Fields members, Map<String, Span> spans, Span at) {
    public RawOverride {
        spans = Collections.unmodifiableMap(new LinkedHashMap<>(spans));
    }
}
