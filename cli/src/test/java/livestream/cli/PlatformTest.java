package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.cli.Terminal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform of many channels: all of it is made, none of it is read one by one, and nothing of it is left. */
class PlatformTest {
    private static final String FILE = """
            version: 1
            name: platform
            region: eu-central-1
            channelDefaults:
              mediapackage: { endpoints: [hls, dash] }
            channelsFrom:
              - range: "ch{01..60}"
            distribution:
              routing: shared
              cache: managed
            """;

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void platform() {
        terminal = new Terminal(folder);
    }

    @Test
    void aSummaryCountsWhatAPlanLists() {
        terminal.write("livestream.yaml", FILE);
        assertThat(terminal.run("plan FILE --simulate --summary").out()).isEqualTo("""
                Routing
                  shared: the file says so

                                                    create
                MediaPackage channel                    60
                MediaPackage endpoint                  120
                CloudFront response headers policy       1
                CloudFront distribution                  1
                Viewer URLs                            120
                Ingest URLs                            120

                Plan: 182 to create.
                """);
    }

    @Test
    void isMadePlannedInAFewCallsAndDestroyed() {
        terminal.write("livestream.yaml", FILE);
        terminal.write("simulator.json", "[{\"quotas\": {\"mediapackage channel\": 60}}]");
        Answer made = terminal.run("apply FILE --simulate --yes");
        assertThat(made.code()).as(made.err()).isZero();

        Answer planned = terminal.run("plan FILE --simulate --timings");
        assertThat(planned.out()).endsWith("No changes: 182 resources are as the file says.\n");
        Matcher calls = Pattern.compile("Calls to AWS: (\\d+)\n").matcher(planned.err());
        assertThat(calls.find()).isTrue();
        assertThat(Integer.parseInt(calls.group(1))).isLessThan(20);

        Answer destroyed = terminal.run("destroy FILE --simulate --yes");
        assertThat(destroyed.out()).endsWith("Everything is deleted.\n");
        assertThat(terminal.run("state list FILE --simulate").out()).isEmpty();
    }

    @Test
    void timingsTellPhasesAndCalls() {
        terminal.copy("news");
        Answer made = terminal.run("apply FILE --simulate --yes --timings");

        assertThat(made.err())
                .containsSubsequence("Time\n", "  read ", "  expand ", "  plan ", "  apply ", "  rest ")
                .containsPattern("MediaPackage CreateChannel +1 +[0-9.]+ s\n")
                .containsPattern("MediaPackage CreateOriginEndpoint +3 +[0-9.]+ s\n");
        assertThat(made.out()).doesNotContain("Calls to AWS");
    }

    @Test
    void aFirstPlanListsAKindOnceForAllThatItAsks() {
        terminal.copy("news");
        Answer planned = terminal.run("plan FILE --simulate --timings");

        assertThat(planned.err())
                .containsPattern("CloudFront ListCachePolicies +1 ")
                .containsPattern("CloudFront ListResponseHeadersPolicies +1 ");
    }
}
