package livestream.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import livestream.engine.apply.Action;
import livestream.engine.apply.Event;
import livestream.engine.apply.Waiter;
import org.junit.jupiter.api.Test;

/** What stands on the screen after a run, however it went on. */
class LiveProgressTest {
    private final Waiter waiter = Waiter.simulated(Instant.parse("2026-01-01T00:00:00Z"));
    private final Screen screen = new Screen(60, 10);
    private final LiveProgress progress = new LiveProgress(
            new ProgressTracker(History.in(Path.of("none.json")), waiter.now()),
            new Display(screen.input()),
            screen.input(),
            new Size(60, 10),
            () -> new Size(60, 10),
            waiter);

    private void begin() {
        progress.accept(Scene.scheduled(Action.CREATE, "mediapackage_channel.news"));
        progress.accept(Scene.scheduled(Action.CREATE, "cloudfront_distribution.main"));
        progress.accept(new Event.Started(Scene.at("mediapackage_channel.news"), Action.CREATE));
        progress.accept(new Event.Started(Scene.at("cloudfront_distribution.main"), Action.CREATE));
        progress.accept(new Event.Finished(
                Scene.at("mediapackage_channel.news"), Action.CREATE, "news", true, Duration.ofMillis(400)));
    }

    /** As on Ctrl-C: the words stand among the lines that stay, and what is in flight is shown on. */
    @Test
    void whatIsSaidMeanwhileStays() {
        begin();
        progress.say("Stopping.");
        assertThat(screen.text()).isEqualTo("""
                created mediapackage_channel.news  news  0.4 s
                Stopping.
                creating cloudfront_distribution.main  0 s
                1 of 2 done, 1 in progress, 0 s
                """);
        progress.close();
        assertThat(screen.text()).isEqualTo("created mediapackage_channel.news  news  0.4 s\nStopping.\n");
    }

    @Test
    void afterAFailureNothingIsLeftOfWhatWasRedrawn() {
        begin();
        progress.accept(new Event.Failed(
                Scene.at("cloudfront_distribution.main"),
                Action.CREATE,
                livestream.schema.Diagnostic.error("refused", "AWS refused it.")));
        progress.close();
        progress.say("Not finished.");
        assertThat(screen.text())
                .isEqualTo("created mediapackage_channel.news  news  0.4 s\n"
                        + "failed creating cloudfront_distribution.main\nNot finished.\n");
    }
}
