package livestream.cli.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import livestream.engine.apply.Action;
import livestream.engine.apply.Event;
import livestream.schema.Address;
import livestream.schema.Diagnostic;

/** A run that is told, on a clock of its own, and what a terminal shows of it. */
final class Scene {
    static final String HISTORY = """
            { "format": 1, "seconds": {
                "cloudfront_cache_policy": { "create": [ 0.4 ] },
                "cloudfront_response_headers_policy": { "create": [ 0.3 ] },
                "cloudfront_distribution": { "create": [ 231, 250, 288.5 ], "delete": [ 310 ], "update": [ 40 ] },
                "mediapackage_channel": { "create": [ 0.4 ], "delete": [ 0.3 ] },
                "mediapackage_origin_endpoint": { "create": [ 0.5 ], "delete": [ 0.2 ] } } }
            """;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ProgressTracker progressTracker;
    private final List<Event> ended = new ArrayList<>();
    private final Screen screen;
    private final Display display;
    private Size size;
    private Instant now = START;

    private Scene(History history, Size size) {
        this.progressTracker = new ProgressTracker(history, START);
        this.size = size;
        this.screen = new Screen(size.columns(), size.rows());
        this.display = new Display(screen.input());
    }

    /** A run of which nothing like it was seen before. */
    static Scene first(int columns, int rows) {
        return new Scene(History.in(Path.of("none.json")), new Size(columns, rows));
    }

    /** A run like those before. */
    static Scene known(Path folder, int columns, int rows) throws IOException {
        Path file = Files.writeString(folder.resolve("history.json"), HISTORY);
        return new Scene(History.in(file), new Size(columns, rows));
    }

    static Address at(String address) {
        return Address.parse(address);
    }

    static Event.Scheduled scheduled(Action action, String address, String... after) {
        return new Event.Scheduled(
                at(address),
                action,
                Arrays.stream(after).map(Scene::at).collect(Collectors.toCollection(LinkedHashSet::new)),
                true);
    }

    void happens(Event... events) {
        for (Event event : events) {
            progressTracker.accept(event, now);
            if (event instanceof Event.Finished || event instanceof Event.Failed) {
                ended.add(event);
            }
        }
    }

    void starts(Action action, String... addresses) {
        for (String address : addresses) {
            happens(new Event.Started(at(address), action));
        }
    }

    void ends(Action action, String address, String id, long millis) {
        happens(new Event.Finished(at(address), action, id, true, Duration.ofMillis(millis)));
    }

    void fails(Action action, String address) {
        happens(new Event.Failed(at(address), action, Diagnostic.error("refused", "AWS refused it.")));
    }

    void waits(Action action, String address, String what, long seconds) {
        happens(new Event.Waiting(at(address), action, what, Duration.ofSeconds(seconds)));
    }

    void passes(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /** Draws, as happens a few times a second. */
    Screen drawn() {
        List<String> lines = ended.stream()
                .map(event -> event instanceof Event.Finished finished
                        ? ProgressRenderer.of(finished, size)
                        : ProgressRenderer.of((Event.Failed) event, size))
                .toList();
        ended.clear();
        display.draw(lines, ProgressRenderer.of(progressTracker.at(now), size));
        return screen;
    }

    /** Another size of the window, before anybody knows. */
    Screen window() {
        return screen;
    }

    /** Now the new size is known. */
    Screen noticed(int columns, int rows) {
        size = new Size(columns, rows);
        display.forget();
        return drawn();
    }

    /** The news example while its distribution is being deployed. */
    Scene news() {
        happens(
                scheduled(Action.CREATE, "cloudfront_cache_policy.manifest"),
                scheduled(Action.CREATE, "cloudfront_cache_policy.segment"),
                scheduled(Action.CREATE, "cloudfront_response_headers_policy.cors"),
                scheduled(Action.CREATE, "mediapackage_channel.news"),
                scheduled(Action.CREATE, "mediapackage_origin_endpoint.news/hls", "mediapackage_channel.news"),
                scheduled(Action.CREATE, "mediapackage_origin_endpoint.news/dash", "mediapackage_channel.news"),
                scheduled(Action.CREATE, "mediapackage_origin_endpoint.news/mss", "mediapackage_channel.news"),
                scheduled(
                        Action.CREATE,
                        "cloudfront_distribution.main",
                        "cloudfront_cache_policy.manifest",
                        "cloudfront_cache_policy.segment",
                        "cloudfront_response_headers_policy.cors",
                        "mediapackage_origin_endpoint.news/hls",
                        "mediapackage_origin_endpoint.news/dash",
                        "mediapackage_origin_endpoint.news/mss"));
        starts(
                Action.CREATE,
                "mediapackage_channel.news",
                "cloudfront_cache_policy.manifest",
                "cloudfront_cache_policy.segment",
                "cloudfront_response_headers_policy.cors");
        drawn();
        passes(1);
        return this;
    }

    Scene deploying() {
        String policy = "658327ea-f89d-4fab-a63d-7e88639e58f6";
        ends(Action.CREATE, "cloudfront_cache_policy.manifest", policy, 400);
        ends(Action.CREATE, "cloudfront_response_headers_policy.cors", policy, 300);
        ends(Action.CREATE, "cloudfront_cache_policy.segment", policy, 500);
        ends(Action.CREATE, "mediapackage_channel.news", "news", 800);
        for (String format : List.of("hls", "dash", "mss")) {
            starts(Action.CREATE, "mediapackage_origin_endpoint.news/" + format);
            ends(Action.CREATE, "mediapackage_origin_endpoint.news/" + format, "news-" + format, 600);
        }
        starts(Action.CREATE, "cloudfront_distribution.main");
        drawn();
        passes(71);
        waits(Action.CREATE, "cloudfront_distribution.main", "InProgress", 71);
        return this;
    }

    /** A thousand channels with two endpoints each, behind one distribution, while the first tenth is made. */
    Scene thousand() {
        List<String> endpoints = new ArrayList<>();
        happens(
                scheduled(Action.CREATE, "cloudfront_cache_policy.manifest"),
                scheduled(Action.CREATE, "cloudfront_cache_policy.segment"),
                scheduled(Action.CREATE, "cloudfront_response_headers_policy.cors"));
        for (int i = 1; i <= 1000; i++) {
            happens(scheduled(Action.CREATE, channel(i)));
            for (String format : List.of("hls", "dash")) {
                endpoints.add(endpoint(i, format));
                happens(scheduled(Action.CREATE, endpoint(i, format), channel(i)));
            }
        }
        happens(scheduled(Action.CREATE, "cloudfront_distribution.main", endpoints.toArray(String[]::new)));
        for (int i = 1; i <= 104; i++) {
            starts(Action.CREATE, channel(i));
            ends(Action.CREATE, channel(i), "platform-ch" + i, 700);
            for (String format : List.of("hls", "dash")) {
                starts(Action.CREATE, endpoint(i, format));
                ends(Action.CREATE, endpoint(i, format), "platform-ch" + i + "-" + format, 800);
            }
            passes(i % 10 == 0 ? 1 : 0);
        }
        drawn();
        for (int i = 105; i <= 119; i++) {
            starts(Action.CREATE, channel(i));
        }
        passes(2);
        waits(Action.CREATE, channel(107), "throttled by AWS", 2);
        return this;
    }

    private static String channel(int i) {
        return "mediapackage_channel.ch%04d".formatted(i);
    }

    private static String endpoint(int i, String format) {
        return "mediapackage_origin_endpoint.ch%04d/%s".formatted(i, format);
    }
}
