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
final class Worker {

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
    record Waiting(Step step, Task task, Stage.Wait until, Instant due) implements Progress {}

    private final Shared shared;
    private volatile boolean recordable = true;

    Worker(Catalog catalog, StateWriter writer, Patience patience, Consumer<Event> listener) {
        this.shared = new Shared(
                catalog,
                writer,
                patience,
                listener,
                new ReferenceResolver(),
                new Turns(),
                RecentCreates.of(writer.state(), catalog, patience.now()));
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
        Task task = new Task(step, deletes, shared);
        return advance(step, task, task::run);
    }

    /** Asks again what a step waits for. */
    Progress resume(Waiting waiting) {
        return advance(waiting.step(), waiting.task(), () -> waiting.until().resume(shared.patience()));
    }

    private Progress advance(Step step, Task task, Supplier<Stage> go) {
        Change change = step.change();
        Failure failure = new Failure(
                change,
                task.verb(),
                shared.catalog().type(change.address().type()).facts().label());
        try {
            Stage stage = go.get();
            if (stage instanceof Stage.Wait wait) {
                Instant now = shared.patience().now();
                return new Waiting(step, task, wait, now.plus(wait.rhythm().pause(now)));
            }
            return new Result(step, ((Stage.Ended) stage).settled(), change.acts(), null);
        } catch (ProviderException refused) {
            return failed(step, task.verb(), failure.refused(refused));
        } catch (NameTaken taken) {
            return failed(step, task.verb(), failure.taken(taken));
        } catch (ChangedSince changed) {
            return failed(step, task.verb(), failure.changed(changed));
        } catch (Unsettled unsettled) {
            return failed(step, task.verb(), failure.unsettled(unsettled));
        } catch (UncheckedIOException e) {
            recordable = false;
            return failed(step, task.verb(), failure.notRecorded(e));
        }
    }

    private Result failed(Step step, Verb verb, Diagnostic failure) {
        shared.listener().accept(new Event.Failed(step.change().address(), verb, failure));
        return new Result(step, false, false, failure);
    }
}
