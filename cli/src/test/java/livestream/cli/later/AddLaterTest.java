package livestream.cli.later;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import livestream.cli.ExitCode;
import livestream.cli.Terminal.Answer;
import livestream.sweep.Thinning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every key of the language is added to a file that is applied, changed and taken away again, at every place where it may stand.
 * Each apply goes through, the next plan is empty, and AWS holds what it would if the file had been written so from the
 * beginning.
 */
class AddLaterTest {
    private static final Thinning THINNING = new Thinning(40, 8);

    private final Values values = Values.read();
    private final List<Key> keys = Keys.all();
    private final Draft draft = new Draft(
            values,
            keys.stream()
                    .collect(Collectors.toMap(Key::toString, Function.identity(), (one, other) -> one, LinkedHashMap::new)));
    private final Map<String, List<String>> fresh = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger transitions = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void eachKeyIsAddedChangedAndTakenAway() throws Exception {
        List<Key> all = keys.stream()
                .filter(key -> values.unchangeable(key).isMissingNode() && !values.isOnlyAround(key))
                .toList();
        List<Key> visited = THINNING.of(all, key -> List.of(key.id())).stream()
                .filter(key -> key.toString().matches(System.getProperty("key", ".*")))
                .toList();
        // Files that begin alike go on from one another.
        Map<String, List<Key>> together = visited.stream()
                .collect(Collectors.groupingBy(
                        key -> Stage.text(draft.without(key)), LinkedHashMap::new, Collectors.toList()));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            together.values().forEach(group -> running.add(threads.submit(() -> {
                go(group);
                return null;
            })));
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println("keys added later: " + visited.size() + " of " + all.size() + " places of "
                + all.stream().map(Key::id).distinct().count() + " keys, " + transitions + " transitions, " + refused
                + " places where the key is refused");
        assertThat(failures).isEmpty();
    }

    @Test
    void theTableHasNoKeyThatTheLanguageHasNot() {
        assertThat(new TreeSet<>(values.ids()))
                .isSubsetOf(keys.stream().map(Key::id).collect(Collectors.toSet()));
    }

    private void go(List<Key> group) throws IOException {
        Stage stage = null;
        try {
            for (Key key : group) {
                if (stage == null) {
                    stage = Stage.below(folder);
                    stage.says(draft.without(group.get(0))).apply();
                }
                try {
                    go(stage, key);
                } catch (AssertionError | RuntimeException e) {
                    failures.add(key + ": " + e); if (Boolean.getBoolean("trace")) System.out.println("FAULT " + key + ": " + e.getMessage());
                    stage.close();
                    stage = null;
                }
            }
        } finally {
            if (stage != null) {
                stage.close();
            }
        }
    }

    private void go(Stage stage, Key key) throws IOException {
        JsonNode said = values.of(key);
        ObjectNode without = draft.without(key);
        List<ObjectNode> steps = new ArrayList<>();
        for (ObjectNode holder : values.of(key, said)) {
            steps.add(draft.with(key, holder));
        }
        if (isRefused(stage, steps.get(0), said)) {
            refused.incrementAndGet();
            return;
        }
        steps = said.path("pairs").asBoolean() ? pairs(steps) : steps;
        steps.add(without);
        for (ObjectNode step : steps) {
            stage.says(step);
            if (said.path("effect").asText().equals("none")) {
                stage.hasNothingToDo();
            }
            try {
                stage.apply();
                stage.hasNothingLeftToDo();
                transitions.incrementAndGet();
                List<String> look = stage.look();
                List<String> fresh = fresh(step == without ? draft.kept(key) : step);
                if (!look.equals(fresh)) {
                    throw new AssertionError(Look.difference(look, fresh));
                }
            } catch (AssertionError e) {
                throw new AssertionError(Stage.text(step) + "\n" + e.getMessage(), e);
            }
        }
    }

    /** Whether the key is known to be refused at some places, and this is one of them. */
    private static boolean isRefused(Stage stage, ObjectNode file, JsonNode said) throws IOException {
        String code = said.path("elsewhere").asText();
        if (code.isEmpty()) {
            return false;
        }
        Answer answer = stage.says(file).run("validate FILE");
        return answer.code() == ExitCode.FILE_HAS_ERRORS && answer.err().contains("error[" + code + "]");
    }

    /** Every one to every other. */
    private static List<ObjectNode> pairs(List<ObjectNode> all) {
        List<ObjectNode> way = new ArrayList<>();
        for (int one = 0; one < all.size(); one++) {
            for (int other = one + 1; other < all.size(); other++) {
                way.add(all.get(one));
                way.add(all.get(other));
            }
            way.add(all.get(one));
        }
        return way;
    }

    /** What AWS holds when it is made so at once. */
    private List<String> fresh(ObjectNode file) {
        return fresh.computeIfAbsent(Stage.text(file), text -> {
            try (Stage stage = Stage.below(folder)) {
                stage.says(file).apply();
                return stage.look();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
