package livestream.cli.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import livestream.cli.progress.Snapshot.Queue;
import livestream.cli.progress.Snapshot.Work;
import livestream.engine.apply.Action;
import livestream.engine.apply.Event;
import livestream.schema.Address;
import org.jspecify.annotations.Nullable;

/** Keeps track of the steps of a run: what is scheduled, under way, done. For one thread. */
final class ProgressTracker {
    /** What a replacement does to its address are two steps. */
    private record Key(Address address, boolean removes) {
        private static Key of(Address address, Action action) {
            return new Key(address, action == Action.DELETE);
        }
    }

    private record Running(
            Action action, Instant since, @Nullable String what) {}

    private final History history;
    private final Instant began;
    private final Map<Key, Event.Scheduled> scheduled = new LinkedHashMap<>();
    private final Map<Key, Running> running = new LinkedHashMap<>();
    private final Set<Key> failed = new HashSet<>();
    private int all;
    private int done;

    ProgressTracker(History history, Instant began) {
        this.history = history;
        this.began = began;
    }

    /** Takes note of what happened. */
    void accept(Event event, Instant now) {
        if (event instanceof Event.Scheduled step) {
            all++;
            scheduled.put(Key.of(step.address(), step.action()), step);
        } else if (event instanceof Event.Started started) {
            running.put(Key.of(started.address(), started.action()), new Running(started.action(), now, null));
        } else if (event instanceof Event.Waiting waiting) {
            running.put(
                    Key.of(waiting.address(), waiting.action()),
                    new Running(waiting.action(), now.minus(waiting.elapsed()), waiting.what()));
        } else if (event instanceof Event.Finished finished) {
            if (end(Key.of(finished.address(), finished.action()))) {
                done++;
            }
        } else if (event instanceof Event.Failed wrong) {
            Key key = Key.of(wrong.address(), wrong.action());
            end(key);
            failed.add(key);
        }
    }

    private boolean end(Key key) {
        running.remove(key);
        return scheduled.remove(key) != null;
    }

    /** How far it is. */
    Snapshot at(Instant now) {
        List<Work> atWork = running.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getValue().since()))
                .map(each -> work(each.getKey(), each.getValue(), now))
                .toList();
        Map<Address, Boolean> known = new HashMap<>();
        List<Event.Scheduled> waiting = new ArrayList<>();
        List<Event.Scheduled> heldBack = new ArrayList<>();
        scheduled.forEach((key, step) -> {
            if (!running.containsKey(key)) {
                (isHeldBack(step, known) ? heldBack : waiting).add(step);
            }
        });
        return new Snapshot(
                atWork,
                queues(waiting),
                done,
                failed.size(),
                heldBack.size(),
                all,
                Duration.between(began, now),
                left(now));
    }

    private Work work(Key key, Running work, Instant now) {
        return new Work(
                work.action(),
                key.address(),
                work.what(),
                Duration.between(work.since(), now),
                usual(key).orElse(null));
    }

    private Optional<Duration> usual(Key key) {
        return Optional.ofNullable(scheduled.get(key))
                .filter(Event.Scheduled::settles)
                .flatMap(step -> history.usual(step.address().type(), step.action()));
    }

    private boolean isHeldBack(Event.Scheduled step, Map<Address, Boolean> known) {
        return !failed.isEmpty() && step.after().stream().anyMatch(earlier -> isHeldBack(earlier, known));
    }

    private boolean isHeldBack(Address address, Map<Address, Boolean> known) {
        Boolean found = known.get(address);
        if (found == null) {
            known.put(address, false); // a replacement comes by its own address again
            found = failed.contains(new Key(address, true))
                    || failed.contains(new Key(address, false))
                    || steps(address).stream().anyMatch(step -> isHeldBack(step, known));
            known.put(address, found);
        }
        return found;
    }

    private List<Queue> queues(List<Event.Scheduled> waiting) {
        Map<Address, Optional<Address>> known = new HashMap<>();
        Map<Optional<Address>, Integer> sizes = new LinkedHashMap<>();
        waiting.forEach(step -> sizes.merge(behind(step, known), 1, Integer::sum));
        return sizes.entrySet().stream()
                .map(each -> new Queue(each.getValue(), each.getKey().orElse(null)))
                .sorted(Comparator.comparing(Queue::size).reversed())
                .toList();
    }

    /** What is in progress on the way to a step; of several, the first. */
    private Optional<Address> behind(Event.Scheduled step, Map<Address, Optional<Address>> known) {
        for (Address earlier : step.after()) {
            Optional<Address> found = isRunning(earlier) ? Optional.of(earlier) : behind(earlier, known);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Address> behind(Address address, Map<Address, Optional<Address>> known) {
        Optional<Address> found = known.get(address);
        if (found == null) {
            known.put(address, Optional.empty()); // a replacement comes by its own address again
            found = steps(address).stream()
                    .flatMap(step -> behind(step, known).stream())
                    .findFirst();
            known.put(address, found);
        }
        return found;
    }

    private boolean isRunning(Address address) {
        return running.containsKey(new Key(address, false)) || running.containsKey(new Key(address, true));
    }

    private List<Event.Scheduled> steps(Address address) {
        return Stream.of(new Key(address, true), new Key(address, false))
                .flatMap(key -> Stream.ofNullable(scheduled.get(key)))
                .toList();
    }

    private @Nullable Duration left(Instant now) {
        if (!failed.isEmpty()) {
            return null; // what it keeps from beginning is not worth a guess
        }
        Map<Event.Scheduled, Duration> elapsed = new IdentityHashMap<>();
        running.forEach((key, work) -> {
            Event.Scheduled step = scheduled.get(key);
            if (step != null) {
                elapsed.put(step, Duration.between(work.since(), now));
            }
        });
        return new Estimate(history, scheduled.values(), elapsed).left().orElse(null);
    }
}
