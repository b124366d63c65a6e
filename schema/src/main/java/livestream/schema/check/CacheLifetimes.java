package livestream.schema.check;

import java.time.Duration;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.CachePolicy;
import livestream.schema.Durations;
import livestream.schema.Livestream;
import org.jspecify.annotations.Nullable;

/** The guide's limit on the minimum TTL, and CloudFront's order of the three. */
final class CacheLifetimes implements FileCheck {
    private static final Duration LONGEST_MINIMUM = Duration.ofSeconds(5);

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        check("manifests", livestream.distribution().cache().manifest(), diagnostics);
        check("segments", livestream.distribution().cache().segment(), diagnostics);
    }

    private static void check(String kind, CachePolicy policy, Diagnostics diagnostics) {
        if (!(policy instanceof CachePolicy.Own own)) {
            return;
        }
        Duration min = own.minTtl();
        if (min != null && min.compareTo(LONGEST_MINIMUM) > 0) {
            diagnostics.add(
                    Diagnostic.error(
                                    "min-ttl-too-long",
                                    "The minimum TTL of " + kind + " expects at most `5s`, found `"
                                            + Durations.text(min) + "`.")
                            .at(own.place().of("minTtl"))
                            .help(
                                    "write `minTtl: 1s`, or leave it out; a longer one serves stale content whatever the origin says."));
        }
        order(own, "minTtl", min, "defaultTtl", own.defaultTtl(), diagnostics);
        order(own, "defaultTtl", own.defaultTtl(), "maxTtl", own.maxTtl(), diagnostics);
        if (own.defaultTtl() == null) {
            order(own, "minTtl", min, "maxTtl", own.maxTtl(), diagnostics);
        }
    }

    private static void order(
            CachePolicy.Own own,
            String lower,
            @Nullable Duration low,
            String upper,
            @Nullable Duration high,
            Diagnostics diagnostics) {
        if (low != null && high != null && low.compareTo(high) > 0) {
            diagnostics.add(Diagnostic.error(
                            "ttl-order",
                            "`" + upper + "` expects at least `" + lower + "`, which is `" + Durations.text(low)
                                    + "`, found `" + Durations.text(high) + "`.")
                    .at(own.place().of(upper))
                    .note("note", "`" + lower + "` is here", own.place().of(lower))
                    .help("CloudFront takes them only in the order minimum, default, maximum."));
        }
    }
}
