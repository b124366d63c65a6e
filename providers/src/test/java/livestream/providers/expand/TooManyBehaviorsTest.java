package livestream.providers.expand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.LivestreamReader;
import livestream.schema.SecretSource;
import livestream.state.State;
import org.junit.jupiter.api.Test;

/** Of three ways out, the finding names those that lead out. */
class TooManyBehaviorsTest {
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

    @Test
    void sharingDistributionsAndAHigherQuota() {
        assertThat(found(channels(20) + "distribution: { routing: path }\n"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .isEqualTo("The distribution needs 100 cache behaviors, and CloudFront allows 75.");
                    assertThat(finding.help())
                            .contains(
                                    "`routing: shared` needs 4 for all of them; `shard: 2` in one of `distributions` spreads the"
                                            + " channels; with a higher quota of the account, `behaviorQuota` says so.");
                });
    }

    @Test
    void theNumberOfDistributionsThatItNamesWouldDo() {
        String file = channels(20) + "distributions: { main: { routing: path, shard: %d } }\n";
        assertThat(found(file.formatted(1))).singleElement().satisfies(finding -> assertThat(finding.help())
                .hasValueSatisfying(help -> assertThat(help).contains("`shard: 2`")));
        assertThat(found(file.formatted(2))).isEmpty();
    }

    @Test
    void sharingIsNotNamedWhereItIsNotSound() {
        StringBuilder hosts = new StringBuilder("channels:\n");
        for (int i = 1; i <= 30; i++) {
            hosts.append(
                    "  f%d: { mediapackage: { endpoints: { hls: { url: 'https://%dabc.mediapackage.us-west-2.amazonaws.com/out/v1/%032x/index.m3u8' } } } }\n"
                            .formatted(i, i % 2, i));
        }
        assertThat(found(hosts.toString())).singleElement().satisfies(finding -> assertThat(finding.help())
                .hasValueSatisfying(
                        help -> assertThat(help).doesNotContain("shared").contains("`shard: 2`")));
    }

    @Test
    void aHigherQuotaIsReckonedWith() {
        assertThat(found(channels(20) + "distribution: { routing: path, behaviorQuota: 100 }\n"))
                .isEmpty();
    }

    private static String channels(int count) {
        StringBuilder channels =
                new StringBuilder("channelDefaults: { mediapackage: { endpoints: [hls, dash] } }\nchannels:\n");
        for (int i = 1; i <= count; i++) {
            channels.append("  ch%02d: {}\n".formatted(i));
        }
        return channels.toString();
    }

    private static List<Diagnostic> found(String text) {
        Diagnostics diagnostics = new Diagnostics();
        byte[] content = ("version: 1\nname: platform\nregion: us-west-2\n" + text).getBytes(StandardCharsets.UTF_8);
        Livestream livestream = LivestreamReader.read("livestream.yaml", content, diagnostics);
        LivestreamExpander.expand(livestream, ExistingResources.none(), State.fresh(), NONE, diagnostics);
        return diagnostics.all();
    }
}
