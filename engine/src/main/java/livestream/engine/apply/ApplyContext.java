package livestream.engine.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import livestream.engine.Catalog;
import livestream.engine.plan.ReferenceResolver;
import livestream.state.StateChange;
import livestream.state.StateWriter;

/**
 * What all steps of an apply have in common.
 *
 * @param writer the state behind its lock
 * @param listener told of every event
 * @param resolver what is known of the resources that were made so far
 * @param queue whose turn it is where AWS throttles
 * @param recentCreates what this run or one just before it has made
 */
record ApplyContext(
        Catalog catalog,
        StateWriter writer,
        Waiter waiter,
        Consumer<Event> listener,
        ReferenceResolver resolver,
        ThrottleQueue queue,
        RecentCreates recentCreates) {

    /** Makes a change of the state durable. */
    void write(StateChange entry) {
        try {
            writer.write(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes sure, before AWS is asked for a change, that this run still has the state. */
    void confirm() {
        try {
            writer.confirm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
