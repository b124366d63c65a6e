package livestream.cli.command;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import livestream.engine.apply.Event;
import livestream.schema.Address;
import org.jspecify.annotations.Nullable;

/**
 * What happens, as it happens: a line for each thing done, and on a terminal one more line that tells what is under way.
 * In a pipe nothing is redrawn; a long wait gives a line now and then.
 */
final class Progress implements Consumer<Event>, AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private record Running(String words, Instant since) {}

    private final PrintStream out;
    private final boolean redraws;
    private final int width;
    private final Map<Address, Running> running = new LinkedHashMap<>();
    private final Map<Address, Duration> lastLine = new LinkedHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable Future<?> ticking;

    Progress(PrintStream out, boolean redraws, int width) {
        this.out = out;
        this.redraws = redraws;
        this.width = width;
        if (redraws) {
            ticking = clock.scheduleAtFixedRate(this::draw, 250, 250, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void accept(Event event) {
        Address address = event.address();
        if (event instanceof Event.Started started) {
            running.put(address, new Running(started.verb().doing() + " " + address, Instant.now()));
            if (!redraws) {
                out.println(started.verb().doing() + " " + address);
            }
        } else if (event instanceof Event.Waiting waiting) {
            Running before = running.get(address);
            Instant since = before == null ? Instant.now() : before.since();
            String words = waiting.verb().doing() + " " + address + ", " + waiting.what();
            running.put(address, new Running(words, since));
            waitingLine(address, words, waiting.elapsed());
        } else if (event instanceof Event.Finished finished) {
            running.remove(address);
            line(finished.verb().done() + " " + address + "  " + finished.id() + "  " + words(finished.elapsed()));
        } else if (event instanceof Event.Failed failed) {
            running.remove(address);
            line("failed " + failed.verb().doing() + " " + address);
        }
        draw();
    }

    private void waitingLine(Address address, String words, Duration elapsed) {
        Duration last = lastLine.get(address);
        if (!redraws && (last == null || elapsed.minus(last).compareTo(BETWEEN_LINES) >= 0)) {
            lastLine.put(address, elapsed);
            out.println(words + ", " + words(elapsed));
        }
    }

    private void line(String words) {
        out.println((redraws ? CLEAR_LINE : "") + words);
    }

    private synchronized void draw() {
        if (!redraws || running.isEmpty()) {
            return;
        }
        Running oldest = running.values().iterator().next();
        String more = running.size() == 1 ? "" : " and " + (running.size() - 1) + " more";
        String words = "... " + oldest.words() + ", " + words(Duration.between(oldest.since(), Instant.now())) + more;
        out.print(CLEAR_LINE + (words.length() < width ? words : words.substring(0, width - 1)));
        out.flush();
    }

    private static String words(Duration elapsed) {
        return elapsed.toMinutes() > 0
                ? elapsed.toMinutes() + " min " + elapsed.toSecondsPart() + " s"
                : elapsed.toSeconds() + "." + elapsed.toMillisPart() / 100 + " s";
    }

    @Override
    public synchronized void close() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        clock.shutdown();
        if (redraws) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }
}
