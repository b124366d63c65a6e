package livestream.engine.apply;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import livestream.schema.Address;
import livestream.state.ResourceState;
import livestream.state.StateChange;
import org.jspecify.annotations.Nullable;

/** The deletes that begin together. Whichever of them comes first writes down for all that they are about to be asked for. */
final class DeleteBatch {
    private final List<Address> addresses;
    private boolean written;
    private @Nullable UncheckedIOException failure;

    DeleteBatch(Collection<Step> begun) {
        addresses = begun.stream()
                .filter(Step::removes)
                .map(step -> step.change().address())
                .toList();
    }

    /** Makes sure that the journal says so. What an earlier run wrote down is not written again. */
    synchronized void record(ApplyContext context) {
        if (failure != null) {
            throw failure;
        } else if (!written) {
            write(context);
        }
    }

    private void write(ApplyContext context) {
        SortedMap<Address, ResourceState> resources = context.writer().state().resources();
        SortedSet<Address> unmarked = addresses.stream()
                .filter(address ->
                        resources.containsKey(address) && resources.get(address).deleting() == null)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unmarked.isEmpty()) {
            try {
                context.write(
                        new StateChange.DeleteStarted(unmarked, context.waiter().now()));
            } catch (UncheckedIOException e) {
                // The writer's state has the marks already, and nothing durable does: none of these may be deleted.
                failure = e;
                throw e;
            }
        }
        written = true;
    }
}
