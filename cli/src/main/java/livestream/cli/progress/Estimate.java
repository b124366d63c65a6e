package livestream.cli.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.engine.apply.Action;
import livestream.engine.apply.Event;
import livestream.schema.Address;

/**
 * For how long a run will go on, by what such steps took before: the longest way through what is left, and the time in which
 * so many calls get through. Nothing is said when some kind is new, or when something already takes longer than it should.
 */
final class Estimate {
    /** Of each service; a step that waits for AWS makes room for another. */
    private static final int AT_ONCE = 16;

    private static final Optional<Duration> ACCEPTED = Optional.of(Duration.ofSeconds(1));
    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

    private final History history;
    private final Map<Address, List<Event.Scheduled>> left = new HashMap<>();
    private final Map<Event.Scheduled, Duration> running;
    private final Map<Address, Duration> ways = new HashMap<>();
    private final Map<String, Map<Action, Optional<Duration>>> usual = new HashMap<>();

    /**
     * @param running those under way, and for how long they are
     */
    Estimate(History history, Collection<Event.Scheduled> left, Map<Event.Scheduled, Duration> running) {
        this.history = history;
        this.running = running;
        left.forEach(step -> this.left
                .computeIfAbsent(step.address(), any -> new ArrayList<>())
                .add(step));
    }

    /** How long; empty when that cannot be known. */
    Optional<Duration> left() {
        Duration longest = Duration.ZERO;
        Map<String, Duration> calls = new HashMap<>();
        for (Map.Entry<Address, List<Event.Scheduled>> each : left.entrySet()) {
            for (Event.Scheduled step : each.getValue()) {
                Optional<Duration> usual = usual(step);
                if (usual.isEmpty() || isOver(step, usual.get())) {
                    return Optional.empty();
                } else if (!running.containsKey(step)) {
                    calls.merge(service(step), shorter(usual.get(), LONGEST_CALL), Duration::plus);
                }
            }
            longest = longer(longest, way(each.getKey()));
        }
        Duration through = calls.values().stream().reduce(Duration.ZERO, Estimate::longer);
        return Optional.of(longest.plus(through.dividedBy(AT_ONCE)));
    }

    private Optional<Duration> usual(Event.Scheduled step) {
        // Accepted is as good as done, where nobody waits for more.
        return step.settles()
                ? usual.computeIfAbsent(step.address().type(), any -> new EnumMap<>(Action.class))
                        .computeIfAbsent(
                                step.action(),
                                action -> history.usual(step.address().type(), action))
                : ACCEPTED;
    }

    /** Whether the usual time is over, so that nobody knows how much more it takes; a moment more of a call is no matter. */
    private boolean isOver(Event.Scheduled step, Duration usual) {
        Duration elapsed = running.getOrDefault(step, Duration.ZERO);
        return elapsed.compareTo(usual) > 0 && elapsed.compareTo(LONGEST_CALL) > 0;
    }

    /** Whether it is no longer within what may differ from one time to the next. */
    static boolean isLate(Duration elapsed, Duration usual) {
        return elapsed.compareTo(usual.multipliedBy(5).dividedBy(4).plusSeconds(2)) > 0;
    }

    private Duration way(Address address) {
        Duration known = ways.get(address);
        if (known == null) {
            ways.put(address, Duration.ZERO); // a replacement comes by its own address again
            known = Duration.ZERO;
            for (Event.Scheduled step : left.getOrDefault(address, List.of())) {
                Duration before = Duration.ZERO;
                for (Address earlier : step.after()) {
                    before = longer(before, way(earlier));
                }
                Duration rest = usual(step).orElse(Duration.ZERO).minus(running.getOrDefault(step, Duration.ZERO));
                known = longer(known, before.plus(longer(rest, Duration.ZERO)));
            }
            ways.put(address, known);
        }
        return known;
    }

    private static String service(Event.Scheduled step) {
        String kind = step.address().type();
        int end = kind.indexOf('_');
        return end < 0 ? kind : kind.substring(0, end);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
