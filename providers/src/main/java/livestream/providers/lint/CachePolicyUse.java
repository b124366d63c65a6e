package livestream.providers.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import livestream.schema.Channel;
import livestream.schema.Span;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * A cache policy, and the behaviours that use it for the same purpose.
 *
 * @param name its key in the graph, AWS's name for it, or its id
 * @param origin who keeps its content
 * @param content in CloudFront's words, overrides applied
 * @param behaviors all for manifests, or all for segments, or all for neither
 * @param places where an override sets a member (first), or else where the file sets a key (second)
 */
public record CachePolicyUse(
        String name,
        Origin origin,
        Value.Fields content,
        List<Behavior> behaviors,
        BiFunction<String, String, Span> places) {
    private static final String KEY = "ParametersInCacheKeyAndForwardedToOrigin";

    /** Who keeps the content of a policy. */
    public enum Origin {
        GENERATED,
        MANAGED,
        EXISTING
    }

    public CachePolicyUse {
        behaviors = List.copyOf(behaviors);
    }

    /** Whether manifests are cached by it. */
    public boolean forManifests() {
        return behaviors.get(0).carriesManifests();
    }

    /** Whether segments are cached by it. */
    public boolean forSegments() {
        return behaviors.get(0).carriesSegments();
    }

    /** The channels whose objects are cached by it. */
    public List<Channel> channels() {
        return behaviors.stream()
                .flatMap(behavior -> behavior.channel().stream())
                .distinct()
                .toList();
    }

    /**
     * The line that a finding about it points to.
     *
     * @param member of its content, by path, as in {@code MinTTL}
     * @param key of the file that sets the member in a generated policy, as in {@code minTtl}
     */
    public Span at(String member, String key) {
        return places.apply(member, key);
    }

    /** The same for a part of its cache key, as in {@code CookiesConfig}. */
    public Span atKey(String part) {
        return places.apply(KEY + "." + part, "");
    }

    /** What it is called in a message. */
    public String words() {
        return switch (origin) {
            case GENERATED -> "the cache policy of " + purpose();
            case MANAGED -> "AWS's cache policy `" + name + "`";
            case EXISTING -> "the cache policy `" + name + "`";
        };
    }

    /** The same at the beginning of a sentence. */
    public String capital() {
        return words().substring(0, 1).toUpperCase(Locale.ROOT) + words().substring(1);
    }

    /** What it is used for. */
    public String purpose() {
        return forManifests()
                ? "manifests"
                : forSegments() ? "segments" : behaviors.get(0).words();
    }

    /** Seconds of one of its lifetimes. */
    public Optional<Long> seconds(String ttl) {
        return content.get(ttl) instanceof Value.Num num
                ? Optional.of(num.number().longValue())
                : Optional.empty();
    }

    /** How its key treats a part: {@code none}, {@code whitelist}, {@code allExcept} or {@code all}. */
    public String mode(String part) {
        Value.Fields config = part(part);
        Value mode = config == null ? null : config.get(singular(part) + "Behavior");
        return mode == null ? "none" : mode.toString();
    }

    /** The names that a part of its key lists. */
    public List<String> names(String part) {
        String list = singular(part) + "s";
        List<String> names = new ArrayList<>();
        Value.Fields config = part(part);
        if (config != null && config.get(list) instanceof Value.Items items) {
            items.items().forEach(item -> names.add(item.toString()));
        }
        return names;
    }

    /** Whether a query string is part of its key. */
    public boolean hasQueryString(String name) {
        List<String> listed = names("QueryStringsConfig");
        return switch (mode("QueryStringsConfig")) {
            case "all" -> true;
            case "whitelist" -> listed.contains(name);
            case "allExcept" -> !listed.contains(name);
            default -> false;
        };
    }

    /** Whether it takes in every viewer's own: all of a part, or all but some. */
    public boolean takesAll(String part) {
        return mode(part).startsWith("all");
    }

    private Value.@Nullable Fields part(String part) {
        return content.get(KEY) instanceof Value.Fields key && key.get(part) instanceof Value.Fields config
                ? config
                : null;
    }

    private static String singular(String part) {
        return part.replace("sConfig", "");
    }
}
