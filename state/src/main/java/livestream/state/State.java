package livestream.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import livestream.schema.Address;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * What is remembered between runs: what was applied last, and which creates were begun and not yet answered.
 *
 * @param lineage made once and kept for ever; names what this state made, and is the key of its secrets' fingerprints
 * @param serial grows by one with every write
 * @param account the AWS account that everything here lives in; null until the first apply
 * @param region the region of the media services; null until the first apply, or when there is none
 * @param endpoint where the last apply asked AWS, when that was not at AWS's own endpoints; null when it was
 * @param outputs what {@code livestream outputs} answers, by name
 * @param consumed the ids of the saved plans that were carried out, the latest last; none of them is carried out again
 */
public record State(
        String lineage,
        long serial,
        @Nullable String account,
        @Nullable String region,
        @Nullable String endpoint,
        SortedMap<Address, ResourceState> resources,
        SortedMap<Address, CreateIntent> intents,
        SortedMap<String, Value> outputs,
        List<String> consumed) {

    /**
     * The format that this version writes; a state of a newer format is refused, never guessed at. From 2 on a journal lies beside
     * the state, which a version that knows format 1 alone would overlook; from 3 on both carry a digest, a journal says where it
     * ends, and what is encrypted is sealed in parts.
     */
    public static final int FORMAT = 3;

    /** More plans than lie around unexpired. */
    private static final int CONSUMED_KEPT = 50;

    public State {
        resources = persistent(resources);
        intents = persistent(intents);
        outputs = persistent(outputs);
        consumed = List.copyOf(consumed);
    }

    /** What a change makes of it costs no more than the change. */
    private static <K extends Comparable<K>, V> PSortedMap<K, V> persistent(SortedMap<K, V> map) {
        return map instanceof PSortedMap<K, V> already ? already : TreePMap.from(map);
    }

    /** A state of nothing yet, with a lineage of its own. */
    public static State fresh() {
        return fresh(UUID.randomUUID().toString());
    }

    /** A state of nothing yet with a given lineage. */
    public static State fresh(String lineage) {
        return new State(lineage, 0, null, null, null, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of());
    }

    /** The same after one change, one serial on. */
    public State after(StateChange entry) {
        return entry instanceof StateChange.Replaced replaced
                ? replaced.state().atLeast(serial + 1)
                : changed(entry).next();
    }

    /** The same with a serial that is at least this. */
    public State atLeast(long lowest) {
        return new State(
                lineage, Math.max(lowest, serial), account, region, endpoint, resources, intents, outputs, consumed);
    }

    private State changed(StateChange entry) {
        if (entry instanceof StateChange.CreateStarted createStarted) {
            return with(createStarted.intent());
        } else if (entry instanceof StateChange.Applied applied) {
            return with(applied.recorded());
        } else if (entry instanceof StateChange.CreateAbandoned createAbandoned) {
            return withoutIntent(createAbandoned.address());
        } else if (entry instanceof StateChange.DeleteStarted started) {
            return deleting(started);
        } else if (entry instanceof StateChange.Removed removed) {
            return without(removed.address()).withoutIntent(removed.address());
        } else if (entry instanceof StateChange.Pinned pinned) {
            return pinnedTo(pinned.account(), pinned.region(), pinned.endpoint());
        } else if (entry instanceof StateChange.Moved moved) {
            return moved(moved.from(), moved.to());
        } else if (entry instanceof StateChange.PlanConsumed consumption) {
            return having(consumption);
        }
        return withOutputs(((StateChange.OutputsSet) entry).outputs());
    }

    /** Whether nothing is recorded and nothing is under way. */
    public boolean isEmpty() {
        return resources.isEmpty() && intents.isEmpty();
    }

    /** The same, bound to an account and region, and to where AWS was asked. */
    public State pinnedTo(String account, @Nullable String region, @Nullable String endpoint) {
        return new State(lineage, serial, account, region, endpoint, resources, intents, outputs, consumed);
    }

    /** The same with a create about to be asked for. */
    public State with(CreateIntent intent) {
        return intents(known -> known.plus(intent.address(), intent));
    }

    /** The same with a resource recorded; its intent, if there was one, is closed. */
    public State with(ResourceState recorded) {
        return withoutIntent(recorded.address()).resources(known -> known.plus(recorded.address(), recorded));
    }

    /** The same without an intent: nothing came of it. */
    public State withoutIntent(Address address) {
        return intents(known -> known.minus(address));
    }

    /** The same without a resource. */
    public State without(Address address) {
        return resources(known -> known.minus(address));
    }

    private State deleting(StateChange.DeleteStarted started) {
        return resources(known -> {
            PSortedMap<Address, ResourceState> marked = known;
            for (Address address : started.addresses()) {
                ResourceState recorded = known.get(address);
                if (recorded != null) {
                    marked = marked.plus(address, recorded.deleting(started.since()));
                }
            }
            return marked;
        });
    }

    /** The same with other outputs. */
    public State withOutputs(SortedMap<String, Value> replaced) {
        return new State(lineage, serial, account, region, endpoint, resources, intents, replaced, consumed);
    }

    /** The same, knowing that a plan was carried out; a state that was never written takes the plan's lineage. */
    private State having(StateChange.PlanConsumed consumption) {
        List<String> ids = new ArrayList<>(consumed);
        ids.add(consumption.planId());
        return new State(
                serial == 0 ? consumption.lineage() : lineage,
                serial,
                account,
                region,
                endpoint,
                resources,
                intents,
                outputs,
                ids.subList(Math.max(0, ids.size() - CONSUMED_KEPT), ids.size()));
    }

    private State moved(Address from, Address to) {
        SortedMap<Address, ResourceState> changed = new TreeMap<>(resources);
        ResourceState recorded = changed.remove(from);
        changed.replaceAll((address, other) -> other.moved(from, to));
        if (recorded != null) {
            changed.put(to, recorded.moved(from, to));
        }
        return resources(known -> persistent(changed));
    }

    /** The same, one serial on. */
    public State next() {
        return new State(lineage, serial + 1, account, region, endpoint, resources, intents, outputs, consumed);
    }

    /** What is recorded of a thing that AWS calls so. */
    public Optional<ResourceState> called(String type, String id) {
        return resources.values().stream()
                .filter(recorded ->
                        recorded.address().type().equals(type) && recorded.id().equals(id))
                .findFirst();
    }

    private State resources(UnaryOperator<PSortedMap<Address, ResourceState>> change) {
        return new State(
                lineage,
                serial,
                account,
                region,
                endpoint,
                change.apply(persistent(resources)),
                intents,
                outputs,
                consumed);
    }

    private State intents(UnaryOperator<PSortedMap<Address, CreateIntent>> change) {
        return new State(
                lineage,
                serial,
                account,
                region,
                endpoint,
                resources,
                change.apply(persistent(intents)),
                outputs,
                consumed);
    }
}
