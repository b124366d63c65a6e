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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every key of the language is added to a file that is applied, changed and taken away again, at every place where it may stand.
 * Each apply goes through, the next plan is empty, and AWS holds what it would if the file had been written so from the
 * beginning.
 */
@Tag("sweep")
@Tag("long")
class AddLaterTest {
    private static final Thinning THINNING = new Thinning(120, 200);

    /** So many keys go on from one another, so that others can be tried at once. */
    private static final int MOST = 6;

    private final Values values = Values.read();
    private final List<Key> keys = Keys.all();
    private final Draft draft = new Draft(
            values,
            keys.stream()
                    .collect(Collectors.toMap(
                            Key::toString, Function.identity(), (one, other) -> one, LinkedHashMap::new)));
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
                .filter(key -> !values.isMisplaced(key))
                .toList();
        List<Key> visited = THINNING.of(all, key -> List.of(key.id()));
        // Files that begin alike go on from one another, unless something stays for the viewers.
        Map<String, List<Key>> together = visited.stream()
                .collect(Collectors.groupingBy(
                        key -> Stage.text(draft.without(key)) + (values.of(key).has("kept") ? key : ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (List<Key> group : together.values()) {
                for (int from = 0; from < group.size(); from += MOST) {
                    List<Key> some = group.subList(from, Math.min(group.size(), from + MOST));
                    running.add(threads.submit(() -> {
                        go(some);
                        return null;
                    }));
                }
            }
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
    void whatCannotChangeIsRefusedInWordsThatSayWhatToDo() throws IOException {
        for (Key key : keys) {
            if (!values.unchangeable(key).isMissingNode()) {
                try {
                    isRefused(key);
                } catch (AssertionError e) {
                    failures.add(key + ": " + e.getMessage());
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private void isRefused(Key key) throws IOException {
        JsonNode said = values.unchangeable(key);
        assertThat(said.path("why").asText()).isNotBlank();
        try (Stage stage = Stage.below(folder)) {
            stage.says(draft.without(key)).apply();
            List<String> before = withoutObjects(stage.look());
            for (ObjectNode holder : values.of(key, said)) {
                Answer plan = stage.says(draft.with(key, holder)).run("plan FILE");
                assertThat(plan.code()).as(plan.out()).isIn(ExitCode.FILE_HAS_ERRORS, ExitCode.FAILED);
                assertThat(plan.err().replaceAll("\\s+", " "))
                        .contains(said.path("says").asText());
                assertThat(stage.run("apply FILE --yes --accept url-change").code())
                        .isEqualTo(plan.code());
                assertThat(withoutObjects(stage.look())).isEqualTo(before);
            }
        }
    }

    /** A run that is refused may have looked for a state in a new place, and locked it for that time. */
    private static List<String> withoutObjects(List<String> look) {
        return look.stream().filter(line -> !line.startsWith("s3 object")).toList();
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
                boolean begins = stage == null;
                stage = begins ? Stage.below(folder) : stage;
                try {
                    if (begins) {
                        stage.says(draft.without(key)).apply();
                    }
                    go(stage, key);
                } catch (AssertionError | RuntimeException e) {
                    failures.add(key + ": " + e.getMessage());
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
        if (said.has("refused")) {
            stage.says(steps.get(0)).isRefusedByAws(said.path("refused").asText());
            refused.incrementAndGet();
            steps.clear();
        }
        steps = said.path("pairs").asBoolean() ? pairs(steps, Thinning.of(1, steps.size(), steps.size())) : steps;
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
                if (!look.equals(fresh) && !said.path("stays").asBoolean()) {
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

    /** Every one to so many of the next and back, so that with all of them each leads to each other. */
    private static List<ObjectNode> pairs(List<ObjectNode> all, int next) {
        List<ObjectNode> way = new ArrayList<>();
        for (int one = 0; one < all.size(); one++) {
            for (int other = one + 1; other < Math.min(all.size(), one + 1 + next); other++) {
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
