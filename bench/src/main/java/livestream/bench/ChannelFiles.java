package livestream.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import livestream.providers.expand.ExistingResources;
import livestream.providers.expand.Expansion;
import livestream.providers.expand.InputSource;
import livestream.providers.expand.LivestreamExpander;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.LivestreamReader;
import livestream.schema.SecretSource;
import livestream.state.State;

/** Files of many channels, as a platform writes them. */
final class ChannelFiles {

    private static final InputSource NONE = new InputSource() {
        @Override
        public Optional<String> secret(SecretSource source) {
            return Optional.empty();
        }

        @Override
        public Optional<String> file(String path) {
            return Optional.empty();
        }
    };

    private ChannelFiles() {}

    /** So many channels with an HLS and a DASH endpoint each, behind one distribution. */
    static String shared(int channels) {
        return """
                version: 1
                name: platform
                region: eu-central-1
                channelDefaults:
                  mediapackage: { endpoints: [hls, dash] }
                channelsFrom:
                  - range: "ch{00001..%s}"
                distribution:
                  routing: shared
                  cache: managed
                lint:
                  disable: [packager-quota-exceeded]
                """.formatted(last(channels));
    }

    /** So many channels with an HLS endpoint each, told apart by the path: three behaviours a channel. */
    static String byPath(int channels) {
        return """
                version: 1
                name: platform
                region: eu-central-1
                channelDefaults:
                  mediapackage: { endpoints: [hls] }
                channelsFrom:
                  - range: "ch{00001..%s}"
                distribution:
                  routing: path
                  cache: managed
                """.formatted(last(channels));
    }

    private static String last(int channels) {
        return String.format(Locale.ROOT, "%05d", channels);
    }

    /** Reads a file. */
    static Livestream read(String file) {
        return LivestreamReader.read("livestream.yaml", file.getBytes(StandardCharsets.UTF_8), new Diagnostics());
    }

    /** What a file stands for, with nothing deployed. */
    static Expansion expand(Livestream livestream) {
        return LivestreamExpander.expand(
                livestream, ExistingResources.none(), State.fresh("bench"), NONE, new Diagnostics());
    }
}
