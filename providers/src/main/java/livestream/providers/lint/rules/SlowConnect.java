package livestream.providers.lint.rules;

import java.util.Optional;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.OriginTimeouts;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.Value;

/** LS605: an origin that cannot be reached, and players that wait for it. Defaults follow the segment and are not told of. */
final class SlowConnect extends Rule {
    SlowConnect() {
        super(
                Severity.WARNING,
                "CloudFront tries to connect for longer than a segment lasts.",
                "A player that waits longer than a segment for a segment runs out of video and stalls, whatever comes then. An"
                        + " error after half a segment lets it ask again, or take another URL.",
                "Leave `connect` and `attempts` out: together they then take about a segment.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Value.Fields origin : context.origins()) {
            Optional<Span> at = at(context, origin.text("Id"));
            Optional<Long> segment = at.isEmpty() ? Optional.empty() : segment(context, origin);
            if (at.isPresent()
                    && segment.isPresent()
                    && origin.get("ConnectionTimeout") instanceof Value.Num timeout
                    && origin.get("ConnectionAttempts") instanceof Value.Num attempts) {
                long seconds = timeout.number().longValue() * attempts.number().longValue();
                if (seconds > segment.get()) {
                    findings.add(finding("CloudFront tries " + attempts + " times for " + timeout
                                    + " seconds to connect," + " and a segment lasts " + segment.get() + ".")
                            .at(at.get())
                            .help("leave both out, or keep their product within a segment."));
                }
            }
        }
    }

    private static Optional<Long> segment(LintContext context, Value.Fields origin) {
        return context.behaviors().stream()
                .filter(behavior -> context.origin(behavior).equals(origin))
                .map(Behavior::channel)
                .flatMap(Optional::stream)
                .map(Channel::segmentDuration)
                .map(duration -> duration.toSeconds())
                .findFirst();
    }

    /** The key or override that says it; empty for what is derived. */
    private static Optional<Span> at(LintContext context, String id) {
        OriginTimeouts timeouts = context.livestream().distribution().originTimeouts();
        return context.overridden("origins", id, "ConnectionTimeout")
                .or(() -> context.overridden("origins", id, "ConnectionAttempts"))
                .or(() -> Optional.of("connect").filter(timeouts.place()::has).map(timeouts.place()::of))
                .or(() -> Optional.of("attempts").filter(timeouts.place()::has).map(timeouts.place()::of));
    }
}
