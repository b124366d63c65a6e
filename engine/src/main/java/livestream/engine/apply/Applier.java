package livestream.engine.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import livestream.engine.Catalog;
import livestream.engine.apply.StepExecutor.Progress;
import livestream.engine.apply.StepExecutor.Result;
import livestream.engine.apply.StepExecutor.Waiting;
import livestream.engine.plan.Plan;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.state.StateWriter;

/**
 * Carries a plan out, as much of it at once as the references allow.
 *
 * <p>It decides nothing: the plan has. A failed step keeps those that need it from beginning; the others go on.
 */
public final class Applier {
    private final Catalog catalog;
    private final StateWriter writer;
    private final Waiter waiter;
    private final Consumer<Event> listener;

    /**
     * @param writer the state behind its lock
     * @param waiter also how to stop: after {@link Waiter#stop()} no further step begins
     * @param listener told of every event, from several threads at once
     */
    public Applier(Catalog catalog, StateWriter writer, Waiter waiter, Consumer<Event> listener) {
        this.catalog = catalog;
        this.writer = writer;
        this.waiter = waiter;
        this.listener = listener;
    }

    /** Carries the plan out and returns what it came to; a step that fails is part of the outcome, not an exception. */
    public ApplyResult apply(Plan plan) {
        return new Run(plan).toTheEnd();
    }

    /** One plan on its way. Its own thread decides what is next and does nothing else. */
    private final class Run {
        private final StepExecutor executor = new StepExecutor(catalog, writer, waiter, listener);
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final Queue<Supplier<Progress>> reports = new ConcurrentLinkedQueue<>();
        private final Scheduler scheduler;
        private final List<Diagnostic> failures = new ArrayList<>();
        private final List<Address> unsettled = new ArrayList<>();
        private int acted;

        private Run(Plan plan) {
            List<Step> steps = Step.of(plan, writer.state(), catalog);
            scheduler = new Scheduler(steps);
            Step.news(steps).forEach(listener);
        }

        private ApplyResult toTheEnd() {
            boolean ended = false;
            try {
                while (sendOut()) {
                    awaitReport();
                    while (!reports.isEmpty()) {
                        take(reports.remove().get());
                    }
                }
                ended = true;
            } finally {
                if (!ended) {
                    waiter.stop();
                }
                letEnd(threads);
            }
            List<Address> notReached = scheduler.notBegun().stream()
                    .map(step -> step.change().address())
                    .distinct()
                    .toList();
            return new ApplyResult(writer.state(), acted, failures, notReached, unsettled, waiter.stopped());
        }

        /** Begins what may begin and asks again where it is time; whether there is anything left to wait for. */
        private boolean sendOut() {
            boolean stopped = waiter.stopped();
            scheduler.askAgain(waiter.now(), stopped).forEach(waiting -> send(() -> executor.resume(waiting)));
            if (!stopped && executor.canRecord()) {
                List<Step> begun = scheduler.begin();
                DeleteBatch deletes = new DeleteBatch(begun);
                begun.forEach(step -> send(() -> executor.begin(step, deletes)));
            }
            return scheduler.isBusy() || scheduler.nextDue().isPresent();
        }

        private void send(Supplier<Progress> work) {
            threads.execute(() -> {
                reports.add(report(work));
                waiter.wake();
            });
        }

        private void awaitReport() {
            boolean stopped = waiter.stopped();
            waiter.expect(
                    () -> !reports.isEmpty() || waiter.stopped() != stopped,
                    scheduler.nextDue().orElse(null),
                    scheduler.isBusy());
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("an apply must be stopped through its waiter");
            }
        }

        private void take(Progress progress) {
            if (progress instanceof Waiting waiting) {
                scheduler.putOff(waiting);
                return;
            }
            Result result = (Result) progress;
            scheduler.end(result.step(), result.settled());
            acted += result.acted() ? 1 : 0;
            if (result.failure() != null) {
                failures.add(result.failure());
            } else if (!result.settled()) {
                unsettled.add(result.step().change().address());
            }
        }
    }

    /** What came of some work, or how to fail as it did: what nobody expected must reach whoever applies. */
    private static Supplier<Progress> report(Supplier<Progress> work) {
        try {
            Progress progress = work.get();
            return () -> progress;
        } catch (RuntimeException | Error e) {
            return () -> {
                throw new IllegalStateException("a step failed in a way that is a bug", e);
            };
        }
    }

    /** Waits for the calls in flight, so that nothing is recorded behind the back of whoever comes next. */
    private static void letEnd(ExecutorService threads) {
        threads.shutdown();
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            try {
                over = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
