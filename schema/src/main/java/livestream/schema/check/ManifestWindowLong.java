package livestream.schema.check;

import java.time.Duration;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Durations;
import livestream.schema.Endpoint;
import livestream.schema.Livestream;
import livestream.schema.Packaging;

/** A live manifest that lists more than MediaPackage's quota. */
final class ManifestWindowLong implements FileCheck {
    private static final Duration QUOTA = Duration.ofMinutes(5);

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (Channel channel : livestream.channels()) {
            for (Endpoint endpoint : channel.endpoints()) {
                Duration window = window(endpoint.packaging());
                if (endpoint.foreign() == null && window.compareTo(QUOTA) > 0) {
                    diagnostics.add(Diagnostic.warning(
                                    "manifest-window-long",
                                    "`manifestWindow` expects at most `5m`, the quota of a live manifest, found `"
                                            + Durations.text(window) + "`.")
                            .at(endpoint.place().of("manifestWindow"))
                            .help("shorten it; for going further back there is `startoverWindow`."));
                }
            }
        }
    }

    private static Duration window(Packaging packaging) {
        if (packaging instanceof Packaging.Hls hls) {
            return hls.manifestWindow();
        } else if (packaging instanceof Packaging.Dash dash) {
            return dash.manifestWindow();
        } else if (packaging instanceof Packaging.Cmaf cmaf) {
            return cmaf.manifestWindow();
        }
        return ((Packaging.Mss) packaging).manifestWindow();
    }
}
