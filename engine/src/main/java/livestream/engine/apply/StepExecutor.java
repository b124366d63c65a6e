package livestream.engine.apply;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import livestream.engine.Catalog;
import livestream.engine.ProviderException;
import livestream.engine.plan.Change;
import livestream.engine.plan.ReferenceResolver;
import livestream.schema.Diagnostic;
import livestream.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Does one step after another and tells what came of it. Used by several threads at once. */
final class StepExecutor {

    /** How far a step has come. */
    sealed interface Progress {
        Step step();
    }

    /**
     * How a step ended.
     *
     * @param settled whether steps after it may begin
     * @param acted whether AWS was called to change something
     */
    record Result(
            Step step,
            boolean settled,
            boolean acted,
            @Nullable Diagnostic failure) implements Progress {}

    /**
     * A step that waits for AWS.
     *
     * @param due when it is to be asked again
     */
    record Waiting(Step step, StepExecution execution, StepProgress.Wait until, Instant due) implements Progress {}

    private final ApplyContext context;
    private volatile boolean recordable = true;

    StepExecutor(Catalog catalog, StateWriter writer, Waiter waiter, Consumer<Event> listener) {
        this.context = new ApplyContext(
                catalog,
                writer,
                waiter,
                listener,
                new ReferenceResolver(),
                new ThrottleQueue(),
                RecentCreates.of(writer.state(), catalog, waiter.now()));
    }

    /** Whether the state can still be written; when it cannot, nothing further may be done to AWS. */
    boolean canRecord() {
        return recordable;
    }

    /**
     * Begins a step.
     *
     * @param deletes those that begin together with it
     */
    Progress begin(Step step, DeleteBatch deletes) {
        StepExecution execution = new StepExecution(step, deletes, context);
        return advance(step, execution, execution::run);
    }

    /** Asks again what a step waits for. */
    Progress resume(Waiting waiting) {
        return advance(
                waiting.step(), waiting.execution(), () -> waiting.until().resume(context.waiter()));
    }

    private Progress advance(Step step, StepExecution execution, Supplier<StepProgress> go) {
        Change change = step.change();
        FailureDiagnostics failure = new FailureDiagnostics(
                change,
                execution.action(),
                context.catalog().type(change.address().type()).facts().label());
        try {
            StepProgress progress = go.get();
            if (progress instanceof StepProgress.Wait wait) {
                Instant now = context.waiter().now();
                return new Waiting(
                        step, execution, wait, now.plus(wait.backoff().pause(now)));
            }
            return new Result(step, ((StepProgress.Ended) progress).settled(), change.acts(), null);
        } catch (ProviderException refused) {
            return failed(step, execution.action(), failure.refused(refused));
        } catch (NameTakenException taken) {
            return failed(step, execution.action(), failure.taken(taken));
        } catch (ChangedSincePlanException changed) {
            return failed(step, execution.action(), failure.changed(changed));
        } catch (NotReadyException unsettled) {
            return failed(step, execution.action(), failure.unsettled(unsettled));
        } catch (UncheckedIOException e) {
            recordable = false;
            return failed(step, execution.action(), failure.notRecorded(e));
        }
    }

    private Result failed(Step step, Action action, Diagnostic failure) {
        context.listener().accept(new Event.Failed(step.change().address(), action, failure));
        return new Result(step, false, false, failure);
    }
}
