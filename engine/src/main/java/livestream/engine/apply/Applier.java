package livestream.engine.apply;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import livestream.engine.Catalog;
import livestream.engine.apply.Worker.Result;
import livestream.engine.plan.Plan;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.state.Ledger;

/**
 * Carries a plan out, as much of it at once as the references allow.
 *
 * <p>It decides nothing: the plan has. A failed step keeps those that need it from beginning; the others go on.
 */
public final class Applier {
    private static final int AT_ONCE = 10;

    private final Catalog catalog;
    private final Ledger ledger;
    private final Patience patience;
    private final Consumer<Event> listener;

    /**
     * @param ledger the state behind its lock
     * @param patience also how to stop: after {@link Patience#stop()} no further step begins
     * @param listener told of every event, from several threads at once
     */
    public Applier(Catalog catalog, Ledger ledger, Patience patience, Consumer<Event> listener) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.patience = patience;
        this.listener = listener;
    }

    /** Carries the plan out and returns what it came to; a step that fails is part of the outcome, not an exception. */
    public Outcome apply(Plan plan) {
        Worker worker = new Worker(catalog, ledger, patience, listener);
        List<Step> waiting = new ArrayList<>(Step.of(plan, ledger.state(), catalog));
        Set<Step> done = new LinkedHashSet<>();
        List<Diagnostic> failures = new ArrayList<>();
        List<Address> unsettled = new ArrayList<>();
        int acted = 0;
        boolean ended = false;
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletionService<Result> running = new ExecutorCompletionService<>(threads);
            int inFlight = begin(waiting, done, worker, running, AT_ONCE);
            while (inFlight > 0) {
                Result result = take(running);
                inFlight--;
                if (result.failure() != null) {
                    failures.add(result.failure());
                } else if (!result.settled()) {
                    unsettled.add(result.step().change().address());
                } else {
                    done.add(result.step());
                }
                acted += result.acted() ? 1 : 0;
                inFlight += begin(waiting, done, worker, running, AT_ONCE - inFlight);
            }
            ended = true;
        } finally {
            if (!ended) {
                patience.stop();
            }
            letEnd(threads);
        }
        List<Address> notReached =
                waiting.stream().map(step -> step.change().address()).distinct().toList();
        return new Outcome(ledger.state(), acted, failures, notReached, unsettled, patience.stopped());
    }

    /** Begins no more than can run at once: what waits in a queue could not be kept from beginning. */
    private int begin(
            List<Step> waiting, Set<Step> done, Worker worker, CompletionService<Result> running, int atMost) {
        if (patience.stopped() || !worker.canRecord()) {
            return 0;
        }
        List<Step> ready = waiting.stream()
                .filter(step -> done.containsAll(step.after()))
                .limit(atMost)
                .toList();
        waiting.removeAll(ready);
        ready.forEach(step -> running.submit(() -> worker.run(step)));
        return ready.size();
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

    private static Result take(CompletionService<Result> running) {
        try {
            Future<Result> finished = running.take();
            return finished.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("an apply must be stopped through its patience", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a step failed in a way that is a bug", e.getCause());
        }
    }
}
