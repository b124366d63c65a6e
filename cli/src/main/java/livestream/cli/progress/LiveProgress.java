package livestream.cli.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import livestream.cli.Printer;
import livestream.engine.apply.Event;
import livestream.engine.apply.Waiter;

/**
 * What is done scrolls up; what is under way is redrawn below. Events are taken note of and drawn a few times a second,
 * however many there are.
 */
final class LiveProgress implements Progress {
    private static final int MILLIS_BETWEEN_DRAWINGS = 250;
    private static final int MILLIS_BETWEEN_SIZES = 1000;

    private final ProgressTracker progressTracker;
    private final Display display;
    private final Printer err;
    private final Waiter waiter;
    private final List<Event> ended = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final List<ScheduledFuture<?>> ticking;
    private Size size;
    private boolean closed;

    /**
     * @param size of the terminal, as far as it is known so far
     * @param window asked for the size from time to time
     */
    LiveProgress(
            ProgressTracker progressTracker,
            Display display,
            Printer err,
            Size size,
            Supplier<Size> window,
            Waiter waiter) {
        this.progressTracker = progressTracker;
        this.display = display;
        this.err = err;
        this.waiter = waiter;
        this.size = size;
        this.ticking = List.of(
                clock.scheduleWithFixedDelay(
                        () -> resize(window.get()), 0, MILLIS_BETWEEN_SIZES, TimeUnit.MILLISECONDS),
                clock.scheduleWithFixedDelay(
                        this::draw, MILLIS_BETWEEN_DRAWINGS, MILLIS_BETWEEN_DRAWINGS, TimeUnit.MILLISECONDS));
    }

    @Override
    public synchronized void accept(Event event) {
        progressTracker.accept(event, waiter.now());
        if (event instanceof Event.Finished || event instanceof Event.Failed) {
            ended.add(event);
        }
    }

    private synchronized void resize(Size now) {
        if (!now.equals(size)) {
            size = now;
            display.forget();
            draw();
        }
    }

    private synchronized void draw() {
        if (!closed) {
            display.draw(staying(), ProgressRenderer.of(progressTracker.at(waiter.now()), size));
        }
    }

    private List<String> staying() {
        List<String> lines = ended.stream()
                .map(event -> event instanceof Event.Finished finished
                        ? ProgressRenderer.of(finished, size)
                        : ProgressRenderer.of((Event.Failed) event, size))
                .toList();
        ended.clear();
        return lines;
    }

    @Override
    public synchronized void say(String words) {
        display.draw(staying(), List.of());
        err.print(words + "\n");
        err.flush();
        draw();
    }

    @Override
    public void close() {
        ticking.forEach(each -> each.cancel(false));
        clock.shutdown();
        synchronized (this) {
            closed = true;
            display.draw(staying(), List.of());
        }
    }
}
