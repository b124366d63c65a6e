package livestream.state;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import livestream.schema.Address;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** One change of a state, as the journal keeps it: what {@link State#after} makes of the state before. */
public sealed interface Entry {

    /**
     * A create is about to be asked for. What was recorded under the address is forgotten: a record of what vanished would hide
     * from the next run what this create makes.
     */
    record Begun(Intent intent) implements Entry {}

    /** A resource is as it is recorded here; its intent, if there was one, is closed. */
    record Made(Recorded recorded) implements Entry {}

    /** Nothing came of an intent. */
    record Closed(Address address) implements Entry {}

    /** A resource is gone, or nobody's business any more; so is its intent. */
    record Gone(Address address) implements Entry {}

    /** The state belongs to an account and region from now on. */
    record Pinned(String account, @Nullable String region) implements Entry {}

    /**
     * A saved plan is about to be carried out, and never will be again.
     *
     * @param lineage that of the plan; a state that was never written before takes it, so that what the plan is bound to is
     *     the same from the first apply on
     */
    record Consumed(String planId, String lineage) implements Entry {}

    /** What {@code livestream outputs} answers from now on. */
    record Given(SortedMap<String, Value> outputs) implements Entry {
        public Given {
            outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
        }
    }

    /** A resource has another address from now on, for everybody who depends on it too. */
    record Moved(Address from, Address to) implements Entry {}

    /** Another state is in the place of this one from now on; it may have another lineage, and its serial never goes back. */
    record Replaced(State state) implements Entry {}
}
