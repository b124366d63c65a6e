package livestream.providers.expand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import livestream.providers.aws.AwsClients;
import livestream.schema.Channel;
import livestream.schema.CustomBehavior.Target;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Format;
import livestream.schema.Livestream;
import livestream.schema.MediaStore;

/**
 * MediaStore, which AWS ended on 2025-11-13 (MediaStore user guide, end of support notice). Unknown: what its API answers
 * since.
 */
public final class RetiredMediaStore {
    private static final String CODE = "mediastore-retired";

    private RetiredMediaStore() {}

    /** What there is to say of each container that a file names without acknowledging it. */
    public static List<Diagnostic> findings(Livestream livestream) {
        List<Diagnostic> findings = new ArrayList<>();
        for (Channel channel : livestream.channels()) {
            if (channel.origin() instanceof MediaStore mediastore) {
                add(mediastore, findings);
            }
        }
        livestream.views().stream()
                .flatMap(view -> view.distribution().customBehaviors().stream())
                .distinct()
                .forEach(behavior -> {
                    if (behavior.origin() instanceof Target.OfStorage target
                            && target.storage() instanceof MediaStore mediastore) {
                        add(mediastore, findings);
                    }
                });
        return findings;
    }

    /** Whether calls would go to AWS itself; the findings are then errors, and no call is to be made. */
    static boolean isRefused(Livestream livestream, AwsClients clients, Diagnostics diagnostics) {
        List<Diagnostic> findings = clients.reachesMediaStoreOfAws() ? findings(livestream) : List.of();
        findings.forEach(diagnostics::add);
        return !findings.isEmpty();
    }

    private static void add(MediaStore mediastore, List<Diagnostic> findings) {
        if (!mediastore.acknowledgeRetired()) {
            findings.add(Diagnostic.error(
                            CODE, "AWS ended MediaStore on 2025-11-13, and its calls fail outside of test endpoints.")
                    .at(mediastore.place().self())
                    .help("write `" + bucket(mediastore)
                            + "` instead, and have the encoder write into the bucket. To have the"
                            + " calls made all the same, write `acknowledgeRetired: true`."));
        }
    }

    /** The same files in a bucket, as the file would say it. */
    private static String bucket(MediaStore mediastore) {
        StringJoiner keys = new StringJoiner(", ", "s3: { ", " }");
        if (!mediastore.path().isEmpty()) {
            keys.add("prefix: " + mediastore.path().substring(1));
        }
        StringJoiner formats = new StringJoiner(", ", "[", "]");
        StringJoiner entries = new StringJoiner(", ", "{ ", " }");
        for (Map.Entry<Format, String> entry : mediastore.entries().entrySet()) {
            formats.add(entry.getKey().word());
            entries.add(entry.getKey().word() + ": " + entry.getValue());
        }
        keys.add("formats: " + formats);
        keys.add("entry: "
                + (mediastore.entries().size() == 1
                        ? mediastore.entries().values().iterator().next()
                        : entries));
        mediastore.lifecycle().values().stream()
                .max(Comparator.naturalOrder())
                .ifPresent(longest -> keys.add("expireAfter: " + Math.max(1, longest.toDays()) + "d"));
        return keys.toString();
    }
}
