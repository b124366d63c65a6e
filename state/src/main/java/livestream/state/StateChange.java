package livestream.state;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Address;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** One change of a state, as the journal keeps it: what {@link State#after} makes of the state before. */
public sealed interface StateChange {

    /**
     * A create is about to be asked for. What is recorded under the address stays until it is known what came of the create: an
     * id that AWS once gave is not given up for one that it may never give.
     */
    record CreateStarted(CreateIntent intent) implements StateChange {}

    /** A resource is as it is recorded here; its intent, if there was one, is closed. */
    record Applied(ResourceState recorded) implements StateChange {}

    /** Nothing came of an intent. */
    record CreateAbandoned(Address address) implements StateChange {}

    /**
     * Deletes are about to be asked for, of all that begin together. The next run knows from it that what is gone by then was
     * deleted by this state.
     */
    record DeleteStarted(SortedSet<Address> addresses, Instant since) implements StateChange {
        public DeleteStarted {
            addresses = Collections.unmodifiableSortedSet(new TreeSet<>(addresses));
        }
    }

    /** A resource is gone, or nobody's business any more; so is its intent. */
    record Removed(Address address) implements StateChange {}

    /**
     * The state belongs to an account and region from now on.
     *
     * @param endpoint where AWS was asked, when that was not AWS's own endpoints; null when it was
     */
    record Pinned(
            String account,
            @Nullable String region,
            @Nullable String endpoint) implements StateChange {}

    /**
     * A saved plan is about to be carried out, and never will be again.
     *
     * @param lineage that of the plan; a state that was never written before takes it, so that what the plan is bound to is
     *     the same from the first apply on
     */
    record PlanConsumed(String planId, String lineage) implements StateChange {}

    /** What {@code livestream outputs} answers from now on. */
    record OutputsSet(SortedMap<String, Value> outputs) implements StateChange {
        public OutputsSet {
            outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        }
    }

    /** A resource has another address from now on, for everybody who depends on it too. */
    record Moved(Address from, Address to) implements StateChange {}

    /** Another state is in the place of this one from now on; it may have another lineage, and its serial never goes back. */
    record Replaced(State state) implements StateChange {}
}
