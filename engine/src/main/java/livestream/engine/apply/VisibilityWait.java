package livestream.engine.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import livestream.engine.Catalog;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observations;
import livestream.engine.Refresh;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.state.CreateIntent;
import livestream.state.ResourceState;
import livestream.state.State;

/**
 * Looks again for what this state made moments ago and AWS does not show: AWS's reads may lag behind its writes, and what is
 * not visible yet must not be taken for deleted. The same holds for a create that was cut off and is not wanted any more: it may
 * still turn out to have been made. After the consistency window of its kind, what is not there is not there.
 */
public final class VisibilityWait {

    /**
     * Something that AWS may have and does not show.
     *
     * @param created when it was made, or its create was begun
     * @param until when an absence is to be believed
     */
    public record Hidden(Address address, Instant created, Instant until) {}

    private final Catalog catalog;
    private final Waiter waiter;
    private final Consumer<List<Hidden>> listener;

    /**
     * @param listener told once what is waited for, before it is
     */
    public VisibilityWait(Catalog catalog, Waiter waiter, Consumer<List<Hidden>> listener) {
        this.catalog = catalog;
        this.waiter = waiter;
        this.listener = listener;
    }

    /** What was seen, with all that came to be seen by waiting. Throws {@link livestream.engine.ProviderException} when AWS does not answer. */
    public Observations complete(ResourceGraph desired, State state, Observations seen) {
        List<Hidden> hidden = hidden(desired, state, seen);
        if (hidden.isEmpty()) {
            return seen;
        }
        listener.accept(hidden);
        Map<Address, Observation> all = new HashMap<>(seen.byAddress());
        List<Hidden> left = new ArrayList<>(hidden);
        Instant last = hidden.stream()
                .map(Hidden::until)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        waiter.until(
                () -> {
                    all.putAll(look(left, state));
                    left.removeIf(each -> all.get(each.address()) instanceof Present
                            || !each.until().isAfter(waiter.now()));
                    return left.isEmpty();
                },
                Duration.between(waiter.now(), last));
        return new Observations(all);
    }

    private List<Hidden> hidden(ResourceGraph desired, State state, Observations seen) {
        Instant now = waiter.now();
        List<Hidden> hidden = new ArrayList<>();
        for (ResourceState recorded : state.resources().values()) {
            Instant created = recorded.created();
            if (created != null && recorded.deleting() == null) {
                hidden.add(hidden(recorded.address(), created, now));
            }
        }
        for (CreateIntent intent : state.intents().values()) {
            // What is wanted is asked for again by the same identity, which makes no second one.
            if (desired.get(intent.address()) == null) {
                hidden.add(hidden(intent.address(), intent.since(), now));
            }
        }
        hidden.removeIf(each ->
                seen.of(each.address()) instanceof Present || !each.until().isAfter(now));
        return hidden;
    }

    private Hidden hidden(Address address, Instant created, Instant now) {
        Duration window = catalog.type(address.type()).facts().consistency();
        return new Hidden(address, created, (created.isAfter(now) ? now : created).plus(window));
    }

    private Map<Address, Observation> look(List<Hidden> hidden, State state) {
        List<ResourceState> recorded = new ArrayList<>();
        List<CreateIntent> begun = new ArrayList<>();
        for (Hidden each : hidden) {
            ResourceState record = state.resources().get(each.address());
            CreateIntent intent = state.intents().get(each.address());
            if (record != null) {
                recorded.add(record);
            }
            if (intent != null) {
                begun.add(intent);
            }
        }
        return new Refresh(catalog).look(recorded, begun);
    }
}
