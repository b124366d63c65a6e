package livestream.providers.lint;

import java.util.Optional;
import java.util.regex.Pattern;
import livestream.providers.routing.PathPattern;
import livestream.providers.routing.Route;
import livestream.schema.Channel;
import livestream.schema.CustomBehavior;
import livestream.schema.Span;
import livestream.schema.Value;

/**
 * One cache behaviour of the distribution, as CloudFront will be told of it.
 *
 * @param pattern its path pattern; {@code *} for the default behaviour
 * @param kind what it carries; empty for the default behaviour, and for one that only an override adds
 * @param channel whose objects it serves; empty when an origin of its own answers, or nobody
 * @param endpoint whose objects it serves, as in {@code news/hls}; empty as with the channel
 * @param own what the user wrote, where the user wrote it
 * @param inputs in CloudFront's words, overrides applied
 * @param at the line that asks for it
 */
public record Behavior(
        PathPattern pattern,
        Optional<Route.Kind> kind,
        Optional<Channel> channel,
        String endpoint,
        Optional<CustomBehavior> own,
        Value.Fields inputs,
        Span at) {
    private static final Pattern MANIFESTS = Pattern.compile(".*(\\.m3u8|\\.mpd|\\.ism/.*)");
    private static final Pattern SEGMENTS = Pattern.compile(".*\\.(ts|aac|mp4|m4[asv]|cmf[atv]|vtt)");

    /** Whether manifests pass through it. */
    public boolean carriesManifests() {
        return kind.map(known -> known == Route.Kind.MANIFEST || (known == Route.Kind.OWN && mayCarry(MANIFESTS)))
                .orElse(false);
    }

    /** Whether media segments pass through it, and no manifests. */
    public boolean carriesSegments() {
        return !carriesManifests()
                && kind.map(known -> known != Route.Kind.OWN || mayCarry(SEGMENTS))
                        .orElse(true);
    }

    /** The user's behaviours say by their pattern what they are for; one for a player page is not about video. */
    private boolean mayCarry(Pattern objects) {
        String text = pattern.toString();
        return objects.matcher(text).matches() || (channel.isPresent() && text.endsWith("*"));
    }

    /** Whether a response headers policy speaks to players in the place of the origin. */
    public boolean hasHeadersPolicy() {
        Value policy = inputs.get("ResponseHeadersPolicyId");
        return policy != null && !policy.isNeutral();
    }

    /** Whether it answers what no other behaviour matches. */
    public boolean isDefault() {
        return kind.isEmpty() && pattern.toString().equals("*");
    }

    /** What overrides call it. */
    public String overrideKey() {
        return isDefault() ? "default" : pattern.toString();
    }

    /** What it is called in a message. */
    public String words() {
        return isDefault() ? "the default behavior" : "the behavior `" + pattern + "`";
    }

    /** The same at the beginning of a sentence. */
    public String capital() {
        return "T" + words().substring(1);
    }
}
