package livestream.providers.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.engine.ProviderException;
import livestream.engine.apply.ApplyResult;
import livestream.golden.Golden;
import livestream.simulator.Simulator;
import livestream.simulator.http.Response;
import livestream.simulator.weather.Fault;
import livestream.simulator.weather.Garbling;
import livestream.state.State;
import livestream.sweep.Thinning;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each answer of AWS in a life, from the first apply to the end, is garbled in each way: as a whole, and member by member as the
 * simulator has just told them. Whatever the run makes of it, it ends with a finding or a refusal; and when answers are whole
 * again, the next one finishes the work, with nothing made twice and nothing left behind.
 *
 * <p>On a clock that moves only when somebody waits, so that an answer which is garbled for ever costs no time.
 */
@Tag("sweep")
@Tag("long")
class GarbledAnswerSweepTest {
    /** Files that between them have every kind of resource; NUMBER is 1 at first, and changed to 2. */
    private static final Map<String, String> STORIES = new TreeMap<>(Map.of(
            "packaged", """
            version: 1
            name: derby
            region: us-west-2
            tags: { run: "NUMBER" }
            mediapackage:
              endpoints: { hls: { startoverWindow: NUMBERh }, cmaf: {} }
              cdnAuthorization: create
              accessLogs: { egress: /aws/MediaPackage/NUMBER }
            distribution:
              comment: number NUMBER
              cache: { manifest: { minTtl: NUMBERs } }
              cors: { origins: ["https://NUMBER.example.com"] }
              viewerAccess: { signed: cookies, keyGroup: { publicKeys: [keys/one.pem] } }
              functions: { manifest: { viewerRequest: functions/lower.js } }
            """,
            "mediastore", """
            version: 1
            name: arena
            region: us-east-1
            tags: { run: "NUMBER" }
            mediastore:
              path: /live
              formats: [hls, dash]
              access: oac
              lifecycle: { "live/*.m3u8": NUMBER0s }
            distribution: { comment: number NUMBER }
            """,
            "s3", """
            version: 1
            name: arena
            region: us-east-1
            tags: { run: "NUMBER" }
            s3: { prefix: live, formats: [hls], entry: index.m3u8, expireAfter: NUMBERd }
            distribution: { comment: number NUMBER, cors: { origins: ["https://NUMBER.example.com"] } }
            """,
            "existing-channel", """
            version: 1
            name: news
            region: us-west-2
            mediapackage: { channel: news-24, endpoints: [hls, dash, cmaf, mss] }
            distribution: { comment: number NUMBER }
            """,
            "mediastore-existing", """
            version: 1
            name: arena
            region: us-east-1
            mediastore: { container: arena-live, path: /live/arena, formats: [hls], entry: index.m3u8 }
            distribution: { comment: number NUMBER }
            """,
            "s3-existing", """
            version: 1
            name: arena
            region: us-east-1
            s3: { bucket: arena-live-origin, prefix: live, formats: [hls], entry: { hls: master.m3u8 } }
            distribution: { comment: number NUMBER }
            """));

    private static final List<String> RUNS = List.of("apply", "look", "change", "destroy");

    private static final Thinning THINNING = new Thinning(3000, 2000);

    private final Set<String> operations = new TreeSet<>();
    private final Set<String> members = new HashSet<>();

    @Test
    void theNextRunFinishesWhatAGarbledAnswerCutOff() throws IOException {
        List<GarbledPoint> all = new ArrayList<>();
        Map<String, Map<String, Long>> undisturbed = new TreeMap<>();
        for (String story : STORIES.keySet()) {
            undisturbed.put(story, rehearse(story, all));
        }
        List<GarbledPoint> visited = THINNING.of(all, GarbledPoint::kinds);
        List<String> failures = new ArrayList<>();
        for (String story : undisturbed.keySet()) {
            failures.addAll(look(
                    story,
                    visited.stream()
                            .filter(point -> point.story().equals(story) && point.onlyLooks())
                            .toList()));
        }
        visited.parallelStream()
                .filter(point -> !point.onlyLooks())
                .map(point -> strike(point, undisturbed.getOrDefault(point.story(), Map.of())))
                .filter(failure -> !failure.isEmpty())
                .forEachOrdered(failures::add);
        System.out.println("garbled answers: " + visited.size() + " of " + all.size() + " points, " + members.size()
                + " members of " + operations.size() + " operations; " + failures.size() + " failed");
        assertThat(failures).isEmpty();
    }

    /** A life in which nothing goes wrong: what is made in it, and which answers are given. */
    private Map<String, Long> rehearse(String story, List<GarbledPoint> points) throws IOException {
        try (World world = world(story)) {
            for (String run : RUNS) {
                Map<String, List<Response>> heard = new LinkedHashMap<>();
                world.simulator().faults().set(Fault.overheard((callSummary, response) -> {
                    synchronized (heard) {
                        heard.computeIfAbsent(
                                        callSummary.service() + " " + callSummary.operation(), any -> new ArrayList<>())
                                .add(response);
                    }
                }));
                begin(world, story, run);
                run(world, run);
                world.simulator().faults().clear();
                heard.forEach((call, responses) -> add(points, story, run, call, responses));
            }
            assertThat(world.simulator().isEmpty()).isTrue();
            return creates(world);
        }
    }

    private void add(List<GarbledPoint> points, String story, String run, String call, List<Response> responses) {
        operations.add(call);
        Set<Garbling> ways = new HashSet<>();
        Arrays.stream(Garbling.Whole.values()).map(Garbling::of).forEach(ways::add);
        for (Response response : responses) {
            response.headers().keySet().stream()
                    .filter(name -> !name.startsWith("x-amz"))
                    .map(Garbling::withoutHeader)
                    .forEach(ways::add);
            for (String member : Garbling.members(response)) {
                members.add(call + " " + member);
                Arrays.stream(Garbling.Part.values())
                        .map(part -> Garbling.of(member, part))
                        .forEach(ways::add);
            }
        }
        String service = call.substring(0, call.indexOf(' '));
        String operation = call.substring(call.indexOf(' ') + 1);
        for (boolean forEver : run.equals("look") ? List.of(true) : List.of(false, true)) {
            ways.forEach(way -> points.add(new GarbledPoint(story, run, service, operation, way, false, forEver)));
            points.add(
                    new GarbledPoint(story, run, service, operation, Garbling.of(Garbling.Whole.HTML), true, forEver));
        }
    }

    /** Points at which nothing is changed, in one world. */
    private static List<String> look(String story, List<GarbledPoint> points) throws IOException {
        List<String> failures = new ArrayList<>();
        try (World world = world(story)) {
            begin(world, story, "apply");
            run(world, "apply");
            State recorded = world.state();
            for (GarbledPoint point : points) {
                try {
                    world.simulator().faults().set(point.fault());
                    garbled(world, "look");
                    assertThat(world.state()).isEqualTo(recorded);
                } catch (RuntimeException | Error e) {
                    failures.add(words(point, e));
                } finally {
                    world.simulator().faults().clear();
                }
            }
            assertThat(world.plan().isEmpty()).as("a plan after it").isTrue();
        }
        return failures;
    }

    private static String words(GarbledPoint point, Throwable thrown) {
        return point + ": " + thrown + " at "
                + Arrays.stream(thrown.getStackTrace()).limit(6).toList();
    }

    /** What went wrong; nothing, if nothing did. */
    private static String strike(GarbledPoint point, Map<String, Long> undisturbed) {
        try (World world = world(point.story())) {
            for (String run : RUNS) {
                begin(world, point.story(), run);
                if (run.equals(point.run())) {
                    world.simulator().faults().set(point.fault());
                    garbled(world, run);
                    world.simulator().faults().clear();
                }
                run(world, run);
            }
            assertThat(world.simulator().isEmpty()).as("everything is gone").isTrue();
            assertThat(world.state().isEmpty()).as("nothing is recorded").isTrue();
            if (!point.lies()) {
                assertThat(creates(world)).isEqualTo(undisturbed);
            }
            return "";
        } catch (IOException | RuntimeException | Error e) {
            return words(point, e);
        }
    }

    /** The run may be refused, or the file found wrong; nothing else may come of it. */
    private static void garbled(World world, String run) {
        try {
            switch (run) {
                case "apply", "change" -> world.apply();
                case "destroy" -> world.destroy();
                default -> world.plan();
            }
        } catch (ProviderException refused) {
            assertThat(refused.words()).isNotEmpty();
        } catch (World.Found findings) {
            assertThat(findings.getMessage()).startsWith("error[");
        }
    }

    private static void run(World world, String run) {
        if (run.equals("destroy")) {
            complete(world.destroy());
            return;
        }
        complete(world.apply());
        assertThat(world.plan().isEmpty()).as("a plan after it").isTrue();
    }

    private static void complete(ApplyResult result) {
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
    }

    private static void begin(World world, String story, String run) {
        if (run.equals("apply") || run.equals("change")) {
            world.write(STORIES.getOrDefault(story, "").replace("NUMBER", run.equals("apply") ? "1" : "2"));
        }
    }

    private static World world(String story) throws IOException {
        World world = new World();
        if (story.contains("existing")) {
            world.seed(Golden.root().resolve("examples").resolve(story).resolve("simulator.json"));
        }
        return world;
    }

    /** How often each create took effect. */
    private static Map<String, Long> creates(World world) {
        Map<String, Long> creates = new TreeMap<>();
        world.simulator().calls().stream()
                .filter(call -> call.tookEffect() && call.operation().startsWith("Create"))
                .map(Simulator.Call::operation)
                .forEach(operation -> creates.merge(operation, 1L, Long::sum));
        return creates;
    }
}
