package livestream.engine.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.engine.Impact;
import livestream.engine.Observations;
import livestream.engine.Refresh;
import livestream.engine.ResourceGraph;
import livestream.engine.fake.FakeAws;
import livestream.engine.fake.Run;
import livestream.engine.fake.Trees;
import livestream.engine.fake.Worlds;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;
import livestream.engine.plan.Planner;
import livestream.engine.text.PlanJson;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.schema.KeySpans;
import livestream.schema.Span;
import livestream.schema.StateSettings;
import livestream.schema.Value;
import livestream.state.State;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;

/** What holds for the saved plan of any file in any world. */
@Tag("sweep")
class SavedPlanPropertiesTest {
    private static final String LINEAGE = "lineage-1";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static State applied(FakeAws aws, State state, ResourceGraph desired) {
        Run run = new Run(aws, state);
        assertThat(run.apply(desired).complete()).isTrue();
        return run.store.onDisk();
    }

    private static SavedPlan saved(Run run, ResourceGraph desired) {
        State state = run.store.onDisk();
        Observations seen = new Refresh(run.catalog).observe(desired, state);
        Plan plan = Planner.plan(desired, state, seen, run.catalog);
        return new SavedPlan(
                "plan-1",
                NOON,
                NOON.plusSeconds(60),
                new PlanOrigin(
                        "livestream.yaml",
                        "news",
                        null,
                        false,
                        "here",
                        StateSettings.local(KeySpans.of(Span.startOf("livestream.yaml"))),
                        LINEAGE,
                        false,
                        "123456789012",
                        null),
                Impact.Level.NONE,
                desired,
                new TreeMap<>(),
                new TreeSet<>(),
                SavedPlan.touched(plan, state, seen, run.catalog, true),
                new PlanJson(LINEAGE).of(plan));
    }

    private static SavedPlan read(SavedPlan plan) {
        return SavedPlanJson.read(SavedPlanJson.write(plan), "news.plan", new Diagnostics());
    }

    @Property
    void aPlanThatIsReadIsThePlanThatWasWrittenAndIsDoneAsItWasShown(
            @ForAll @LongRange(max = 100_000) long before, @ForAll @LongRange(max = 100_000) long after) {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh(LINEAGE), Worlds.graph(before));
        Run run = new Run(aws, state);
        ResourceGraph desired = Worlds.graph(after);
        SavedPlan plan = read(saved(run, desired));
        assertThat(SavedPlanJson.write(plan)).isEqualTo(SavedPlanJson.write(saved(run, desired)));
        Observations seen = new Refresh(run.catalog).observe(plan.graph(), state);
        assertThat(plan.moved(state, seen, run.catalog)).isEmpty();
        Plan now = plan.about(Planner.plan(plan.graph(), state, seen, run.catalog));
        assertThat(plan.otherwise(now)).isEmpty();
        assertThat(run.apply(now).complete()).isTrue();
        assertThat(new Run(aws, run.store.onDisk()).plan(desired).isEmpty()).isTrue();
    }

    /** Whatever a hand outside changes: a thing that is touched makes the plan stale, any other is left as it is. */
    @Property
    void onlyWhatThePlanTouchesMustNotMove(
            @ForAll @LongRange(max = 100_000) long before,
            @ForAll @LongRange(max = 100_000) long after,
            @ForAll long hand) {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh(LINEAGE), Worlds.graph(before));
        Run run = new Run(aws, state);
        SavedPlan plan = read(saved(run, Worlds.graph(after)));
        List<Address> recorded = List.copyOf(state.resources().keySet());
        if (recorded.isEmpty()) {
            return;
        }
        Address moved = recorded.get(new Random(hand).nextInt(recorded.size()));
        aws.thing(moved.key()).set("Comment", Value.text("by another hand"));
        Observations seen = new Refresh(run.catalog).observe(plan.graph(), state);
        assertThat(plan.moved(state, seen, run.catalog).keySet())
                .isEqualTo(plan.touched().containsKey(moved) ? new TreeSet<>(List.of(moved)) : new TreeSet<>());
        if (!plan.touched().containsKey(moved)) {
            Plan now = plan.about(Planner.plan(plan.graph(), state, seen, run.catalog));
            assertThat(plan.otherwise(now)).isEmpty();
            assertThat(now.touched().stream().map(Change::address)).doesNotContain(moved);
        }
    }

    @Provide
    Arbitrary<Value.Fields> boxes() {
        return Trees.boxes();
    }

    /** But for the content of secrets, of which the fingerprint is kept. */
    @Property
    void anyTreeReadsBackAsItWasWritten(@ForAll("boxes") Value.Fields tree) {
        Value.Fields whole = tree.with("$odd", Value.text("name"))
                .with("Ref", new Value.Reference(Address.parse("plain.a"), "Id"))
                .with(
                        "Template",
                        new Value.Template(
                                List.of(Value.text("x"), new Value.Reference(Address.parse("plain.a"), "Id"))));
        Value expected = whole.map(leaf -> leaf instanceof Value.Secret secret
                ? Value.Secret.remembered(secret.source(), secret.fingerprint(LINEAGE))
                : leaf);
        assertThat(TreeJson.read(new TreeJson(LINEAGE).write(whole))).isEqualTo(expected);
    }
}
