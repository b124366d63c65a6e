package livestream.providers.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.schema.RawOverride;
import livestream.schema.Span;
import livestream.schema.Wildcard;

/** Where the overrides of a file set a member, for findings about what they changed. */
final class OverrideSpans {
    private final List<RawOverride> overrides;

    OverrideSpans(List<RawOverride> overrides) {
        this.overrides = overrides;
    }

    /**
     * The line of the last override that sets a member or something within it.
     *
     * @param kind the kind of override, as in {@code cachePolicies}
     * @param key which of that kind, as in {@code manifest}
     * @param path as in {@code CookiesConfig.CookieBehavior}
     */
    Optional<Span> at(String kind, String key, String path) {
        return overrides.stream()
                .filter(override -> override.kind().equals(kind) && new Wildcard(override.key()).matches(key))
                .flatMap(override -> within(override.spans(), path).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<Span> within(Map<String, Span> spans, String path) {
        return spans.entrySet().stream()
                .filter(entry -> isWithin(entry.getKey(), path))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }

    private static boolean isWithin(String member, String path) {
        return member.equals(path) || member.startsWith(path + ".") || member.startsWith(path + "[");
    }
}
