package livestream.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import livestream.cli.Printer;
import livestream.engine.apply.Action;
import livestream.engine.apply.ApplyResult;
import livestream.engine.apply.Event;
import livestream.engine.apply.Waiter;
import livestream.engine.plan.Plan;
import livestream.engine.text.PlanJson;
import livestream.golden.Golden;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.state.State;
import org.junit.jupiter.api.Test;

/** What comes out of a run where nobody is at a terminal. */
class StreamsTest {
    private static final Path GOLDENS = Path.of("src/test/resources/progress");
    private static final Address CHANNEL = Address.parse("mediapackage_channel.news");
    private static final Address ENDPOINT = Address.parse("mediapackage_origin_endpoint.news/hls");
    private static final Address MAIN = Address.parse("cloudfront_distribution.main");

    private final Waiter waiter = Waiter.simulated(Instant.parse("2026-01-01T00:00:00Z"));
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Printer out = new Printer(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
    private final Diagnostic refused = Diagnostic.error("refused", "MediaPackage refused to create endpoint `hls`.")
            .help("say it otherwise.");

    /** A channel is made, an endpoint is refused, and a distribution is asked about every ten seconds. */
    private void run(Consumer<Event> listener) {
        listener.accept(new Event.Scheduled(CHANNEL, Action.CREATE, Set.of(), true));
        listener.accept(new Event.Scheduled(ENDPOINT, Action.CREATE, Set.of(CHANNEL), true));
        listener.accept(new Event.Scheduled(MAIN, Action.UPDATE, Set.of(), false));
        listener.accept(new Event.Started(CHANNEL, Action.CREATE));
        listener.accept(new Event.Started(MAIN, Action.UPDATE));
        pass(400);
        listener.accept(new Event.Finished(CHANNEL, Action.CREATE, "news", true, Duration.ofMillis(400)));
        listener.accept(new Event.Started(ENDPOINT, Action.CREATE));
        pass(100);
        listener.accept(new Event.Failed(ENDPOINT, Action.CREATE, refused));
        for (int i = 1; i <= 7; i++) {
            pass(10_000);
            listener.accept(new Event.Waiting(MAIN, Action.UPDATE, "InProgress", Duration.ofSeconds(10 * i)));
        }
        listener.accept(new Event.Finished(MAIN, Action.UPDATE, "E1ABC", true, Duration.ofMillis(70_500)));
    }

    private void pass(long millis) {
        Duration time = Duration.ofMillis(millis);
        Instant until = waiter.now().plus(time);
        waiter.until(() -> !waiter.now().isBefore(until), time);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void inAPipeItIsALineAnEvent() {
        LineProgress progress = new LineProgress(out, out);
        run(progress);
        progress.say("Stopping.");
        progress.close();
        Golden.matches(GOLDENS.resolve("pipe.txt"), text());
        assertThat(text()).doesNotContain("\u001b").doesNotContain("\r");
    }

    @Test
    void asJsonItIsALineAnEventToo() {
        EventJson json = new EventJson(out, waiter);
        Plan plan = new Plan(List.of(), List.of(), List.of());
        json.plan(new PlanJson("key").of(plan));
        run(json);
        ObjectNode outputs =
                JsonNodeFactory.instance.objectNode().put("news/hls", "https://d1.cloudfront.net/index.m3u8");
        json.outcome(new ApplyResult(State.fresh("key"), 2, List.of(refused), List.of(), List.of(), false), outputs);
        Golden.matches(GOLDENS.resolve("events.jsonl"), text());
    }
}
