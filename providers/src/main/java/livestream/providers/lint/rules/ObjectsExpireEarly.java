package livestream.providers.lint.rules;

import java.time.Duration;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Durations;
import livestream.schema.MediaStore;
import livestream.schema.Severity;

/**
 * LS511: segments that are gone while a playlist lists them. The encoder makes the playlists, so what is known is the shortest
 * that a live playlist may be: three target durations, and a segment stays one more beyond them (RFC 8216, 6.2.2 and 6.3.3).
 * S3 counts days, which is longer than that.
 */
final class ObjectsExpireEarly extends Rule {
    private static final int SEGMENTS = 4;
    private static final int UPDATES = 2;

    ObjectsExpireEarly() {
        super(
                Severity.WARNING,
                "A container deletes objects before players are done with them.",
                "A live playlist lists three segments at least, and a player may ask for the oldest a segment later. What is"
                        + " deleted before that answers 404, and the player stalls or gives up. A manifest that is deleted before"
                        + " the encoder writes the next ends the stream for viewers who ask in between.",
                "Keep segments for the longest playlist and one segment more, manifests for some updates; `5m` is the longest that"
                        + " MediaStore counts in seconds.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Channel channel : context.livestream().channels()) {
            if (channel.origin() instanceof MediaStore mediastore) {
                mediastore.lifecycle().forEach((path, lifetime) -> {
                    boolean manifest = path.endsWith(".m3u8") || path.endsWith(".mpd");
                    Duration least = channel.segmentDuration().multipliedBy(manifest ? UPDATES : SEGMENTS);
                    if (lifetime.compareTo(least) < 0) {
                        findings.add(
                                finding("`" + path + "` lives for " + Durations.text(lifetime) + ", expected at least "
                                                + (manifest ? UPDATES : SEGMENTS) + " segments of "
                                                + Durations.text(channel.segmentDuration()) + ".")
                                        .at(mediastore.place().of("lifecycle"))
                                        .help("write `" + Durations.text(least)
                                                + "` or more, and no less than the longest playlist that"
                                                + " the encoder writes."));
                    }
                });
            }
        }
    }
}
