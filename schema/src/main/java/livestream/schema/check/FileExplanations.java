package livestream.schema.check;

import java.util.List;
import livestream.schema.Explanation;

/** What the reader finds that live video has a reason for; a mistake of form explains itself where it is found. */
public final class FileExplanations {
    public static final List<Explanation> ALL = List.of(
            Explanation.error(
                    "unknown-key",
                    "A key is written that this place does not have.",
                    "A key that is silently ignored is worse than an error: the stream runs without what was asked for, and"
                            + " nobody knows until the event.",
                    "Correct the name; the finding shows the nearest, and docs/language.md has them all."),
            Explanation.error(
                    "missing-origin",
                    "A channel has no origin.",
                    "CloudFront delivers what an origin has: MediaPackage, a container, a bucket or a server.",
                    "Write exactly one of `mediapackage`, `mediastore`, `s3` and `http` in the channel."),
            Explanation.error(
                    "conflicting-keys",
                    "Two keys are written that exclude each other, such as two origins.",
                    "A channel comes from one place. With two, which one viewers get would be decided by chance.",
                    "Keep one; a second origin is a channel of its own."),
            Explanation.warning(
                    "manifest-window-long",
                    "A live manifest lists more than MediaPackage's quota of five minutes.",
                    "Players read a live manifest every few seconds, and MediaPackage refuses one that lists more than 5 minutes"
                            + " unless the account has a higher quota.",
                    "Shorten `manifestWindow`; for going further back there is `startoverWindow`."));

    private FileExplanations() {}
}
