package livestream.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import livestream.providers.aws.CallCount;

/** Where the time of a run goes, for whoever asks. Its phases follow one another; what is none of them is told as the rest. */
public final class PhaseTimings {
    private final Instant began = Instant.now();
    private final Map<String, Duration> phases = new LinkedHashMap<>();
    private final List<CallCount> calls = new ArrayList<>();
    private boolean asked;

    /** From now on, the run tells in the end. */
    public void ask() {
        asked = true;
    }

    /** Does some work as a phase of this name; a phase that comes again is told as one. */
    public <T> T phase(String name, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            phases.merge(name, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
        }
    }

    /** The same for work that comes to nothing but its effect. */
    public void phase(String name, Runnable work) {
        phase(name, () -> {
            work.run();
            return true;
        });
    }

    /** Adds what was sent to AWS. */
    void add(Collection<CallCount> sent) {
        calls.addAll(sent);
    }

    /** The table, for a person; nothing when nobody asked. */
    public String text() {
        if (!asked) {
            return "";
        }
        Duration rest = Duration.between(began, Instant.now());
        StringBuilder text = new StringBuilder("\nTime\n");
        for (Map.Entry<String, Duration> phase : phases.entrySet()) {
            line(text, phase.getKey(), phase.getValue());
            rest = rest.minus(phase.getValue());
        }
        line(text, "rest", rest.isNegative() ? Duration.ZERO : rest);
        int sum = calls.stream().mapToInt(CallCount::calls).sum();
        text.append("\nCalls to AWS: ").append(sum).append('\n');
        for (CallCount count : calls) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-44s %5d %9s%n",
                    count.service() + " " + count.operation(),
                    count.calls(),
                    seconds(count.total())));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Duration took) {
        text.append(String.format(Locale.ROOT, "  %-8s %8s%n", name, seconds(took)));
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.2f s", took.toNanos() / 1e9);
    }
}
