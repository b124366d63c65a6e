package livestream.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import livestream.engine.apply.Action;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees at a terminal, as whole screens. Those that docs/progress.md shows are these. */
class ScreensTest {
    private static final Path GOLDENS = Path.of("src/test/resources/progress");

    @TempDir
    private Path folder;

    private static void golden(String name, Screen screen, int columns) {
        Golden.matches(GOLDENS.resolve(name + ".txt"), screen.text());
        assertThat(screen.widest()).as("nothing is broken in two").isLessThan(columns);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 60, 40})
    void theFirstSecond(int columns) throws IOException {
        golden("begin-" + columns, Scene.known(folder, columns, 24).news().drawn(), columns);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 60, 40})
    void aDistributionIsDeployed(int columns) throws IOException {
        golden(
                "deploying-" + columns,
                Scene.known(folder, columns, 24).news().deploying().drawn(),
                columns);
    }

    /** Nothing is known of how long it takes, so nothing is said of it. */
    @Test
    void whatWasNeverDoneBefore() {
        golden("first-60", Scene.first(60, 24).news().deploying().drawn(), 60);
    }

    /** When it takes longer than before, nobody knows how much longer. */
    @ParameterizedTest
    @CsvSource({"190, over", "300, late"})
    void itTakesLonger(long seconds, String name) throws IOException {
        Scene scene = Scene.known(folder, 120, 24).news().deploying();
        scene.passes(seconds);
        scene.waits(Action.CREATE, "cloudfront_distribution.main", "InProgress", 71 + seconds);
        golden(name + "-120", scene.drawn(), 120);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 60, 40})
    void aThousandChannels(int columns) throws IOException {
        golden(
                "thousand-" + columns,
                Scene.known(folder, columns, 20).thousand().drawn(),
                columns);
    }

    @Test
    void aLowWindow() throws IOException {
        golden("low-60", Scene.known(folder, 60, 5).thousand().drawn(), 60);
        golden("lowest-60", Scene.known(folder, 60, 2).thousand().drawn(), 60);
    }

    /** Measured as the processor's time, for the machine may have other things to do. */
    @Test
    void drawingAThousandCostsNothing() throws IOException {
        Scene scene = Scene.known(folder, 120, 24).thousand();
        int times = 100;
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            scene.passes(1);
            scene.drawn();
        }
        long each = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / times;
        assertThat(each).isLessThan(Duration.ofMillis(40).toNanos());
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 60, 40})
    void longAddresses(int columns) throws IOException {
        Scene scene = Scene.known(folder, columns, 24);
        String channel = "mediapackage_channel.the-regional-parliament-channel-of-the-northern-counties";
        String endpoint = "mediapackage_origin_endpoint.the-regional-parliament-channel-of-the-northern-counties/hls";
        scene.happens(
                Scene.scheduled(Action.UPDATE, "cloudfront_distribution.main"),
                Scene.scheduled(Action.CREATE, channel),
                Scene.scheduled(Action.CREATE, endpoint, channel));
        scene.starts(Action.UPDATE, "cloudfront_distribution.main");
        scene.starts(Action.CREATE, channel);
        scene.passes(12);
        scene.waits(Action.UPDATE, "cloudfront_distribution.main", "InProgress", 12);
        scene.waits(Action.CREATE, channel, "throttled by AWS", 12);
        scene.drawn();
        golden("long-" + columns, scene.drawn(), columns);
        scene.ends(Action.CREATE, channel, "the-regional-parliament-channel-of-the-northern-counties", 12_300);
        golden("long-done-" + columns, scene.drawn(), columns);
    }

    @Test
    void aStepFails() throws IOException {
        Scene scene = Scene.known(folder, 60, 24).news();
        scene.fails(Action.CREATE, "mediapackage_channel.news");
        golden("failed-60", scene.drawn(), 60);
    }

    @Test
    void everythingGoes() throws IOException {
        Scene scene = Scene.known(folder, 60, 24);
        String main = "cloudfront_distribution.main";
        scene.happens(
                Scene.scheduled(Action.DELETE, main),
                Scene.scheduled(Action.DELETE, "mediapackage_origin_endpoint.news/hls", main),
                Scene.scheduled(Action.DELETE, "mediapackage_origin_endpoint.news/dash", main),
                Scene.scheduled(
                        Action.DELETE,
                        "mediapackage_channel.news",
                        "mediapackage_origin_endpoint.news/hls",
                        "mediapackage_origin_endpoint.news/dash"));
        scene.starts(Action.DELETE, main);
        scene.passes(20);
        scene.waits(Action.DELETE, main, "InProgress", 20);
        golden("destroy-60", scene.drawn(), 60);
    }

    /** A replacement is replaced under one address, which waits for itself. */
    @Test
    void aReplacement() throws IOException {
        Scene scene = Scene.known(folder, 60, 24);
        String channel = "mediapackage_channel.news";
        scene.happens(
                Scene.scheduled(Action.DELETE, channel),
                Scene.scheduled(Action.CREATE, channel, channel),
                Scene.scheduled(Action.CREATE, "mediapackage_origin_endpoint.news/hls", channel));
        scene.starts(Action.DELETE, channel);
        golden("replace-60", scene.drawn(), 60);
    }

    @Test
    void theDocumentationShowsTheseScreens() throws IOException {
        String page = Files.readString(Golden.root().resolve("docs/progress.md"));
        for (String name : new String[] {"begin-120", "deploying-120", "deploying-60", "late-120", "thousand-60"}) {
            assertThat(page).contains("```text\n" + Files.readString(GOLDENS.resolve(name + ".txt")) + "```");
        }
    }
}
