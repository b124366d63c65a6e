package livestream.engine.apply;

import java.io.UncheckedIOException;
import java.util.function.Consumer;
import livestream.engine.Catalog;
import livestream.engine.Refused;
import livestream.engine.plan.Change;
import livestream.engine.plan.Resolution;
import livestream.schema.Diagnostic;
import livestream.state.Ledger;
import org.jspecify.annotations.Nullable;

/** Does one step after another and tells what came of it. Used by several threads at once. */
final class Worker {

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
            @Nullable Diagnostic failure) {}

    private final Catalog catalog;
    private final Ledger ledger;
    private final Patience patience;
    private final Consumer<Event> listener;
    private final Resolution resolution = new Resolution();
    private volatile boolean recordable = true;

    Worker(Catalog catalog, Ledger ledger, Patience patience, Consumer<Event> listener) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.patience = patience;
        this.listener = listener;
    }

    /** Whether the state can still be written; when it cannot, nothing further may be done to AWS. */
    boolean canRecord() {
        return recordable;
    }

    Result run(Step step) {
        Change change = step.change();
        Task task = new Task(step, catalog, ledger, patience, listener, resolution);
        String label = catalog.type(change.address().type()).facts().label();
        try {
            return new Result(step, task.run(), change.acts(), null);
        } catch (Refused refused) {
            return failed(step, task.verb(), Failure.refused(change, task.verb(), label, refused));
        } catch (UncheckedIOException e) {
            recordable = false;
            return failed(step, task.verb(), Failure.notRecorded(change, task.verb(), label, e));
        } catch (Unsettled unsettled) {
            return failed(step, task.verb(), Failure.unsettled(change, label, unsettled));
        }
    }

    private Result failed(Step step, Verb verb, Diagnostic failure) {
        listener.accept(new Event.Failed(step.change().address(), verb, failure));
        return new Result(step, false, false, failure);
    }
}
