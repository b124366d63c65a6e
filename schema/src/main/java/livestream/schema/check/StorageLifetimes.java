package livestream.schema.check;

import java.time.Duration;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Durations;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node.Entry;

/** How long objects may live: S3 counts days, MediaStore 1 to 300 seconds or days (their user guides, lifecycle rules). */
public final class StorageLifetimes {
    private static final Duration LONGEST_SECONDS = Duration.ofSeconds(300);
    private static final int MOST_RULES = 10;

    private StorageLifetimes() {}

    /** Looks at the {@code expireAfter} of a bucket. */
    public static void checkExpiry(MappingReader s3, Diagnostics diagnostics) {
        Duration expiry = s3.duration("expireAfter");
        if (expiry != null && !isDays(expiry)) {
            diagnostics.add(Diagnostic.error(
                            "expiry-not-in-days",
                            "`expireAfter` expects whole days, found `" + Durations.text(expiry) + "`.")
                    .at(s3.place().of("expireAfter"))
                    .help("write `" + (expiry.toDays() + 1) + "d`; S3 counts no smaller unit."));
        }
    }

    /** Looks at the {@code lifecycle} of a container. */
    public static void checkLifecycle(MappingReader mediastore, Diagnostics diagnostics) {
        MappingReader lifecycle = mediastore.section("lifecycle");
        for (Entry entry : lifecycle.mapping().entries().values()) {
            Duration lifetime = lifecycle.duration(entry.key());
            if (lifetime != null && !isSeconds(lifetime) && !isDays(lifetime)) {
                diagnostics.add(Diagnostic.error(
                                "lifetime-not-possible",
                                MessageText.quoted(entry.key()) + " expects `1s` to `5m`, or whole days, found `"
                                        + Durations.text(lifetime) + "`.")
                        .at(entry.place())
                        .help("MediaStore deletes after at most 300 seconds or after days; write `5m`, or `1d`."));
            }
        }
        int rules = lifecycle.mapping().entries().size();
        if (rules > MOST_RULES) {
            diagnostics.add(Diagnostic.error(
                            "too-many-lifetimes",
                            "`lifecycle` expects at most " + MOST_RULES + " paths, found " + rules + ".")
                    .at(mediastore.place().of("lifecycle"))
                    .help("let one path with `*` stand for several."));
        }
    }

    private static boolean isSeconds(Duration duration) {
        return !duration.isZero() && duration.compareTo(LONGEST_SECONDS) <= 0;
    }

    private static boolean isDays(Duration duration) {
        return !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
    }
}
