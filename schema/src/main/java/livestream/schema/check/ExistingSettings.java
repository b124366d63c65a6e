package livestream.schema.check;

import java.util.List;
import java.util.Set;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Place;

/**
 * Settings of a channel that exists and is only read. A warning, not an error as for other accounts: {@code manage: true} is
 * one line away, and people describe an existing channel before they hand it over.
 */
final class ExistingSettings implements Rule {
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

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (Channel channel : livestream.channels()) {
            if (!(channel.origin() instanceof MediaPackage mediapackage)
                    || mediapackage.managed()
                    || MissingRegion.isForeign(mediapackage)) {
                continue;
            }
            OF_CHANNEL.stream()
                    .filter(mediapackage.place()::has)
                    .forEach(key -> diagnostics.add(noEffect(key, mediapackage.place())));
            for (Endpoint endpoint : mediapackage.endpoints()) {
                endpoint.place().keys().keySet().stream()
                        .filter(key -> !READ.contains(key))
                        .forEach(key -> diagnostics.add(noEffect(key, endpoint.place())));
            }
        }
    }

    private static Diagnostic noEffect(String key, Place place) {
        return Diagnostic.warning(
                        "existing-setting", "`" + key + "` has no effect, because the channel exists and is only read.")
                .at(place.of(key))
                .help("write `manage: true` beside `channel` to have it changed, or leave `" + key + "` out.");
    }
}
