package livestream.engine.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import livestream.engine.apply.StepExecutor.Waiting;

/**
 * Which step is next. Of those that may begin, the one that the most time comes after; of each service no more than a few are
 * in progress at once. Steps that wait for AWS are not in progress until they are due to ask again. For one thread.
 */
final class Scheduler {
    /** Of each service: ten calls, which is what the clients let through, and those who write down what they are about to do or did. */
    private static final int AT_ONCE = 16;

    private record Ready(Step step, Duration remaining, int place) {}

    private final Map<Step, Integer> missing = new LinkedHashMap<>();
    private final Map<Step, Integer> places = new HashMap<>();
    private final Map<String, Queue<Ready>> ready = new LinkedHashMap<>();
    private final Map<String, Integer> atWork = new HashMap<>();
    private final Queue<Waiting> waiting = new PriorityQueue<>(Comparator.comparing(Waiting::due));
    private final Queue<Waiting> due = new ArrayDeque<>();
    private final Set<Step> notBegun = new LinkedHashSet<>();

    /** A schedule of all these, none begun. */
    Scheduler(List<Step> steps) {
        for (Step step : steps) {
            places.put(step, places.size());
            missing.put(step, step.after().size());
            notBegun.add(step);
        }
        steps.stream().filter(step -> step.after().isEmpty()).forEach(this::mayBegin);
    }

    private void mayBegin(Step step) {
        ready.computeIfAbsent(
                        step.service(),
                        any -> new PriorityQueue<>(Comparator.comparing(Ready::remaining)
                                .reversed()
                                .thenComparing(Ready::place)))
                .add(new Ready(step, step.remaining(), places.getOrDefault(step, 0)));
    }

    /** Steps to begin now; they are in progress from now on. */
    List<Step> begin() {
        List<Step> begun = new ArrayList<>();
        ready.forEach((service, queue) -> {
            while (!queue.isEmpty() && count(service) < AT_ONCE) {
                Step step = queue.remove().step();
                notBegun.remove(step);
                atWork.merge(service, 1, Integer::sum);
                begun.add(step);
            }
        });
        return begun;
    }

    /**
     * Steps to ask again now; they are in progress from now on.
     *
     * @param all whether to take those as well that are not due yet
     */
    List<Waiting> askAgain(Instant now, boolean all) {
        while (!waiting.isEmpty() && (all || !waiting.element().due().isAfter(now))) {
            due.add(waiting.remove());
        }
        List<Waiting> asked = new ArrayList<>();
        for (Iterator<Waiting> each = due.iterator(); each.hasNext(); ) {
            Waiting next = each.next();
            if (count(next.step().service()) < AT_ONCE) {
                each.remove();
                atWork.merge(next.step().service(), 1, Integer::sum);
                asked.add(next);
            }
        }
        return asked;
    }

    /** A step that was in progress has to be asked again later. */
    void putOff(Waiting step) {
        rest(step.step());
        waiting.add(step);
    }

    /**
     * A step that was in progress has ended.
     *
     * @param done whether those that need it may begin
     */
    void end(Step step, boolean done) {
        rest(step);
        if (done) {
            for (Step next : step.before()) {
                if (missing.merge(next, -1, Integer::sum) == 0) {
                    mayBegin(next);
                }
            }
        }
    }

    private void rest(Step step) {
        atWork.merge(step.service(), -1, Integer::sum);
    }

    private int count(String service) {
        return atWork.getOrDefault(service, 0);
    }

    /** Whether some step is in progress; one that is due and finds no room waits for one that is. */
    boolean isBusy() {
        return atWork.values().stream().anyMatch(count -> count > 0);
    }

    /** When the next step is due to ask again. */
    Optional<Instant> nextDue() {
        return Optional.ofNullable(waiting.peek()).map(Waiting::due);
    }

    /** Steps that have not begun, in the order of the plan. */
    Set<Step> notBegun() {
        return notBegun;
    }
}
