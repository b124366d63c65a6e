package livestream.cli.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import livestream.engine.apply.Action;
import livestream.engine.apply.Event;
import livestream.schema.RegularFile;
import livestream.state.file.AtomicFile;

/**
 * How long each kind of step took in the last few runs, kept beside the state. Nothing depends on it: lost, damaged or not
 * to be written, it only says less. Thread-safe.
 */
public final class History implements Consumer<Event> {
    private static final int RUNS = 5;
    private static final int FORMAT = 1;
    private static final double A_DAY = 86_400;

    private final Path file;
    private final SortedMap<String, SortedMap<String, List<Duration>>> before;
    private final SortedMap<String, SortedMap<String, List<Duration>>> now = new TreeMap<>();

    private History(Path file, SortedMap<String, SortedMap<String, List<Duration>>> before) {
        this.file = file;
        this.before = before;
    }

    /** What is kept in a file, if it is. */
    public static History in(Path file) {
        SortedMap<String, SortedMap<String, List<Duration>>> before = new TreeMap<>();
        try {
            JsonNode root = new ObjectMapper().readTree(RegularFile.read(file));
            if (root.path("format").asInt() == FORMAT) {
                for (Map.Entry<String, JsonNode> kind : root.path("seconds").properties()) {
                    for (Map.Entry<String, JsonNode> verb : kind.getValue().properties()) {
                        verb.getValue().forEach(time -> {
                            if (time.isNumber() && time.asDouble() >= 0 && time.asDouble() < A_DAY) {
                                times(before, kind.getKey(), verb.getKey()).add(duration(time.asDouble()));
                            }
                        });
                    }
                }
            }
        } catch (IOException unreadable) {
            before.clear();
        }
        return new History(file, before);
    }

    /** How long it takes: the median of the last runs. Empty for what was never done before. */
    Optional<Duration> usual(String kind, Action action) {
        List<Duration> times = before.getOrDefault(kind, new TreeMap<>()).get(word(action));
        return times == null || times.isEmpty() ? Optional.empty() : Optional.of(median(times));
    }

    /** Takes note of what AWS has finished with. */
    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.Finished finished && finished.settled()) {
            times(now, finished.address().type(), word(finished.action())).add(finished.elapsed());
        }
    }

    /** Keeps this run with those before. A folder that is not there is not made for it. */
    public synchronized void keep() {
        if (now.isEmpty() || !Files.isDirectory(file.toAbsolutePath().resolveSibling(""))) {
            return;
        }
        now.forEach((kind, verbs) -> verbs.forEach((verb, times) -> {
            List<Duration> all = times(before, kind, verb);
            all.add(median(times));
            all.subList(0, Math.max(0, all.size() - RUNS)).clear();
        }));
        now.clear();
        try {
            AtomicFile.write(
                    file,
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsBytes(json()));
        } catch (IOException unwritable) {
            // The next run then knows what this one did.
            return;
        }
    }

    private ObjectNode json() {
        ObjectNode root = new ObjectMapper().createObjectNode().put("format", FORMAT);
        ObjectNode kinds = root.putObject("seconds");
        before.forEach((kind, verbs) -> {
            ObjectNode node = kinds.putObject(kind);
            verbs.forEach((verb, times) -> {
                ArrayNode array = node.putArray(verb);
                times.forEach(time -> array.add(time.toMillis() / 1000.0));
            });
        });
        return root;
    }

    private static List<Duration> times(
            Map<String, SortedMap<String, List<Duration>>> kinds, String kind, String verb) {
        return kinds.computeIfAbsent(kind, any -> new TreeMap<>()).computeIfAbsent(verb, any -> new ArrayList<>());
    }

    private static Duration median(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
