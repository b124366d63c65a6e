package livestream.schema.check;

import java.time.Duration;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution;
import livestream.schema.Durations;
import livestream.schema.Livestream;
import org.jspecify.annotations.Nullable;

/** CloudFront's limits on how long it waits for an origin (developer guide, origin settings). */
final class TimeoutLimits implements FileCheck {
    private static final int LONGEST_CONNECT = 10;
    private static final int LONGEST_WAIT = 120;

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        Distribution distribution = livestream.distribution();
        Distribution.OriginTimeouts timeouts = distribution.originTimeouts();
        check("connect", timeouts.connect(), LONGEST_CONNECT, timeouts, diagnostics);
        check("read", timeouts.read(), LONGEST_WAIT, timeouts, diagnostics);
        check("keepAlive", timeouts.keepAlive(), LONGEST_WAIT, timeouts, diagnostics);
    }

    private static void check(
            String key,
            @Nullable Duration found,
            int most,
            Distribution.OriginTimeouts timeouts,
            Diagnostics diagnostics) {
        if (found != null && (found.toSeconds() < 1 || found.toSeconds() > most)) {
            diagnostics.add(Diagnostic.error(
                            "out-of-range",
                            "`" + key + "` expects `1s` to `" + Durations.text(Duration.ofSeconds(most)) + "`, found `"
                                    + Durations.text(found) + "`.")
                    .at(timeouts.place().of(key))
                    .help("CloudFront waits no other time; leave `" + key
                            + "` out to have it follow the segment duration."));
        }
    }
}
