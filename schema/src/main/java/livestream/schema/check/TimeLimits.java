package livestream.schema.check;

import java.time.Duration;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Durations;
import livestream.schema.Endpoint;
import livestream.schema.Livestream;
import livestream.schema.Span;

/** MediaPackage's limits on startover window and time delay, and segments that have no length. */
final class TimeLimits implements FileCheck {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(14);
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofHours(24);

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (Channel channel : livestream.channels()) {
            if (channel.segmentDuration().isZero()) {
                Span at = channel.place().has("segmentDuration")
                        ? channel.place().of("segmentDuration")
                        : livestream.place().of("segmentDuration");
                diagnostics.add(noSegments(at));
            }
            for (Endpoint endpoint : channel.endpoints()) {
                check(endpoint, diagnostics);
            }
        }
    }

    private static void check(Endpoint endpoint, Diagnostics diagnostics) {
        Duration segment = endpoint.segmentDuration();
        if (segment != null && segment.isZero()) {
            diagnostics.add(noSegments(endpoint.place().of("segmentDuration")));
        }
        Duration window = endpoint.startoverWindow();
        if (window.compareTo(LONGEST_WINDOW) > 0) {
            diagnostics.add(Diagnostic.error(
                            "startover-too-long",
                            "`startoverWindow` expects at most `14d`, found `" + Durations.text(window) + "`.")
                    .at(endpoint.place().of("startoverWindow"))
                    .help("write `14d`; MediaPackage keeps no more. Harvest what has to live longer into S3."));
        }
        Duration delay = endpoint.timeDelay();
        if (delay.isZero()) {
            return;
        }
        Span at = endpoint.place().of("timeDelay");
        if (delay.compareTo(SHORTEST_DELAY) < 0 || delay.compareTo(LONGEST_DELAY) > 0) {
            diagnostics.add(Diagnostic.error(
                            "time-delay-out-of-range",
                            "`timeDelay` expects 0 or `5s` to `24h`, found `" + Durations.text(delay) + "`.")
                    .at(at)
                    .help("write a delay that MediaPackage takes, or leave it out."));
        } else if (!window.isZero() && delay.compareTo(window) >= 0) {
            Diagnostic diagnostic = Diagnostic.error(
                            "time-delay-too-long",
                            "`timeDelay` expects less than the startover window of `" + Durations.text(window)
                                    + "`, found `" + Durations.text(delay) + "`.")
                    .at(at)
                    .help("lengthen `startoverWindow`, because what is held back has to be kept.");
            diagnostics.add(
                    endpoint.place().has("startoverWindow")
                            ? diagnostic.note(
                                    "note",
                                    "the startover window is here",
                                    endpoint.place().of("startoverWindow"))
                            : diagnostic);
        }
    }

    private static Diagnostic noSegments(Span at) {
        return Diagnostic.error("segment-duration-zero", "`segmentDuration` expects at least `1s`, found `0s`.")
                .at(at)
                .help("write the length that the encoder makes, such as `6s`.");
    }
}
