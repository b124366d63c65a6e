package livestream.schema.check;

import java.time.Duration;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Durations;
import livestream.schema.Livestream;
import livestream.schema.MediaStore;
import livestream.schema.S3;

/** How long objects may live: S3 counts days, MediaStore 1 to 300 seconds or days (their user guides, lifecycle rules). */
final class StorageLifetimes implements Rule {
    private static final Duration LONGEST_SECONDS = Duration.ofSeconds(300);
    private static final int MOST_RULES = 10;

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (Channel channel : livestream.channels()) {
            if (channel.origin() instanceof S3 s3) {
                check(s3, diagnostics);
            } else if (channel.origin() instanceof MediaStore mediastore) {
                check(mediastore, diagnostics);
            }
        }
    }

    private static void check(S3 s3, Diagnostics diagnostics) {
        Duration expiry = s3.expireAfter();
        if (expiry != null && !isDays(expiry)) {
            diagnostics.add(Diagnostic.error(
                            "expiry-not-in-days",
                            "`expireAfter` expects whole days, found `" + Durations.text(expiry) + "`.")
                    .at(s3.place().of("expireAfter"))
                    .help("write `1d` or more; S3 deletes nothing sooner."));
        }
    }

    private static void check(MediaStore mediastore, Diagnostics diagnostics) {
        mediastore.lifecycle().forEach((path, lifetime) -> {
            boolean seconds = !lifetime.isZero() && lifetime.compareTo(LONGEST_SECONDS) <= 0;
            if (!seconds && !isDays(lifetime)) {
                diagnostics.add(Diagnostic.error(
                                "lifetime-not-possible",
                                "`lifecycle` expects `1s` to `5m`, or whole days, found `" + Durations.text(lifetime)
                                        + "` for `" + path + "`.")
                        .at(mediastore.place().of("lifecycle"))
                        .help("MediaStore deletes after at most 300 seconds or after days; write `5m`, or `1d`."));
            }
        });
        if (mediastore.lifecycle().size() > MOST_RULES) {
            diagnostics.add(Diagnostic.error(
                            "too-many-lifetimes",
                            "`lifecycle` expects at most " + MOST_RULES + " paths, found "
                                    + mediastore.lifecycle().size() + ".")
                    .at(mediastore.place().of("lifecycle"))
                    .help("let one path with `*` stand for several."));
        }
    }

    private static boolean isDays(Duration duration) {
        return !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
    }
}
