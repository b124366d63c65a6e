package livestream.schema.shape;

import java.util.Optional;
import java.util.Set;

/** Keys that people know from elsewhere and that this version does not have, with what it has instead. */
public final class LaterKey {
    private static final Set<String> ORIGINS =
            Set.of("mediapackagev2", "mediastore", "s3", "http", "origin", "origins", "medialive", "failover");
    private static final Set<String> REUSE = Set.of("channelsFrom", "overrides", "outputs");

    private LaterKey() {}

    /** Whether people write an origin under this key, elsewhere or in a later version. */
    public static boolean isOrigin(String key) {
        return ORIGINS.contains(key);
    }

    static Optional<String> help(String key) {
        if (ORIGINS.contains(key)) {
            return Optional.of(
                    "this version knows one origin, `mediapackage`: a channel of MediaPackage v1, or URLs of one"
                            + " in another account.");
        } else if (REUSE.contains(key)) {
            return Optional.of(
                    "this version has no overrides or outputs; `channelDefaults` and YAML anchors hold what channels share.");
        }
        return Optional.empty();
    }
}
