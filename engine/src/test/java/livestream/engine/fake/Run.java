package livestream.engine.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import livestream.engine.Catalog;
import livestream.engine.Observations;
import livestream.engine.Refresh;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.Applier;
import livestream.engine.apply.ApplyResult;
import livestream.engine.apply.Event;
import livestream.engine.apply.VisibilityWait;
import livestream.engine.apply.VisibilityWait.Hidden;
import livestream.engine.apply.Waiter;
import livestream.engine.plan.Plan;
import livestream.engine.plan.Planner;
import livestream.schema.Address;
import livestream.state.State;

/** One run of the engine against the fake: look, plan, apply. */
public final class Run {
    /** When a run begins, unless it is told otherwise. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    public final List<Hidden> hidden = new ArrayList<>();
    public final FakeAws aws;
    public final MemoryStore store;
    public final Catalog catalog;
    public final Waiter waiter;
    public final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private Consumer<Event> listener = event -> {};

    public Run(FakeAws aws, State state, Fault fault) {
        this(aws, state, fault, START);
    }

    /** A run that begins at this time. */
    public Run(FakeAws aws, State state, Fault fault, Instant start) {
        this.waiter = Waiter.simulated(start);
        aws.follow(waiter::now);
        this.aws = aws;
        this.store = new MemoryStore(state, fault);
        this.catalog = aws.connect(store, fault);
    }

    public Run(FakeAws aws, State state) {
        this(aws, state, Fault.none());
    }

    /** Tells somebody of every event, while it happens. */
    public Run telling(Consumer<Event> told) {
        listener = told;
        return this;
    }

    public Plan plan(ResourceGraph desired) {
        return plan(desired, Set.of());
    }

    /** Where some of what could stay is replaced. */
    public Plan plan(ResourceGraph desired, Set<Address> replaced) {
        State state = store.onDisk();
        return Planner.plan(desired, state, observe(desired), catalog, replaced);
    }

    /** What there is, once all is visible that this state has just made. */
    public Observations observe(ResourceGraph desired) {
        State state = store.onDisk();
        return new VisibilityWait(catalog, waiter, hidden::addAll)
                .complete(desired, state, new Refresh(catalog).observe(desired, state));
    }

    public ApplyResult apply(ResourceGraph desired) {
        return apply(plan(desired));
    }

    public ApplyResult apply(Plan plan) {
        return new Applier(catalog, store, waiter, event -> {
                    events.add(event);
                    listener.accept(event);
                })
                .apply(plan);
    }
}
