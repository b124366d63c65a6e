package livestream.schema.check;

import java.util.List;
import java.util.Set;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.KeySpans;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.MediaStore;
import livestream.schema.S3;
import livestream.schema.StorageCors;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a channel, container or bucket that exists and is only read. A warning, not an error as for other accounts: {@code manage: true} is
 * one line away, and people describe an existing channel before they hand it over.
 */
final class ExistingSettings implements FileCheck {
    /** What helps to find an existing endpoint or shapes the distribution in front of it. */
    private static final Set<String> READ = Set.of(
            "format",
            "id",
            "manifestName",
            "manifestId",
            "segmentDuration",
            "startoverWindow",
            "path",
            "smoothStreaming");

    private static final List<String> OF_CHANNEL = List.of("description", "allowIps", "accessLogs");
    private static final List<String> OF_STORAGE =
            List.of("cors", "lifecycle", "metrics", "accessLogging", "expireAfter");

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (Channel channel : livestream.channels()) {
            if (channel.origin() instanceof MediaPackage mediapackage) {
                check(mediapackage, diagnostics);
            } else if (channel.origin() instanceof MediaStore mediastore && !mediastore.managed()) {
                check("container", ofStorage(mediastore.cors()), mediastore.place(), diagnostics);
            } else if (channel.origin() instanceof S3 s3 && !s3.managed()) {
                check("bucket", ofStorage(s3.cors()), s3.place(), diagnostics);
            }
        }
    }

    /** Rules that are switched off are none that would have to be written. */
    private static List<String> ofStorage(@Nullable StorageCors cors) {
        return cors != null
                ? OF_STORAGE
                : OF_STORAGE.stream().filter(key -> !key.equals("cors")).toList();
    }

    private static void check(MediaPackage mediapackage, Diagnostics diagnostics) {
        if (mediapackage.managed() || MissingRegion.isForeign(mediapackage)) {
            return;
        }
        check("channel", OF_CHANNEL, mediapackage.place(), diagnostics);
        for (Endpoint endpoint : mediapackage.endpoints()) {
            List<String> written = endpoint.place().keys().keySet().stream()
                    .filter(key -> !READ.contains(key))
                    .toList();
            check("channel", written, endpoint.place(), diagnostics);
        }
    }

    private static void check(String what, List<String> keys, KeySpans place, Diagnostics diagnostics) {
        keys.stream()
                .filter(place::has)
                .forEach(key -> diagnostics.add(Diagnostic.warning(
                                "existing-setting",
                                "`" + key + "` has no effect, because the " + what + " exists and is only read.")
                        .at(place.of(key))
                        .help("write `manage: true` beside `" + what + "` to have it changed, or leave `" + key
                                + "` out.")));
    }
}
