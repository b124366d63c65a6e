package livestream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import livestream.engine.apply.ApplyResult;
import livestream.engine.fake.FakeAws;
import livestream.engine.fake.Fault;
import livestream.engine.fake.Killed;
import livestream.engine.fake.Run;
import livestream.engine.fake.Worlds;
import livestream.engine.plan.Change;
import livestream.engine.plan.MissingResources;
import livestream.engine.plan.Plan;
import livestream.schema.Address;
import livestream.state.ResourceState;
import livestream.state.State;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * Whatever goes wrong, and whenever: the next runs finish the work, make nothing twice and leave nothing behind. How often it is tried
 * is said in this module's pom.xml, or by {@code -Dtries}.
 */
@Tag("sweep")
class SnapshotFuzzTest {
    /** Whether nothing but this state's runs deletes anything. */
    private boolean guarded = true;

    private Instant now = Run.START;

    @Property
    void recoversFromAFailureWhileMaking(
            @ForAll @LongRange(max = 100_000) long world,
            @ForAll Fault.Kind kind,
            @ForAll @IntRange(min = 1, max = 25) int nth,
            @ForAll @IntRange(max = 4) int looks,
            @ForAll @IntRange(max = 2) int late) {
        FakeAws aws = new FakeAws();
        aws.takeLooksToSettle(looks);
        aws.showsLate(Duration.ofSeconds(40).multipliedBy(late));
        State broken = broken(aws, State.fresh("lineage-1"), Worlds.graph(world), new Fault(kind, nth));
        finish(aws, broken, Worlds.graph(world));
        assertThat(aws.made())
                .doesNotHaveDuplicates()
                .hasSize(Worlds.graph(world).resources().size());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void recoversFromAFailureWhileChanging(
            @ForAll @LongRange(max = 100_000) long before,
            @ForAll @LongRange(max = 100_000) long after,
            @ForAll Fault.Kind kind,
            @ForAll @IntRange(min = 1, max = 30) int nth,
            @ForAll @IntRange(max = 4) int looks,
            @ForAll @IntRange(max = 2) int late,
            @ForAll @IntRange(max = 2) int vanished) {
        FakeAws aws = new FakeAws();
        aws.showsLate(Duration.ofSeconds(40).multipliedBy(late));
        State state = finish(aws, State.fresh("lineage-1"), Worlds.graph(before));
        vanish(aws, vanished, before);
        guarded = vanished == 0;
        aws.takeLooksToSettle(looks);
        aws.forgetCalls();
        State broken = broken(aws, state, Worlds.graph(after), new Fault(kind, nth));
        finish(aws, broken, Worlds.graph(after));
        assertThat(aws.made()).doesNotHaveDuplicates();
    }

    /** The file changes once more before anybody comes back to what was cut off. */
    @Property
    void recoversFromAFailureAlthoughTheFileChangedSince(
            @ForAll @LongRange(max = 100_000) long cutOff,
            @ForAll @LongRange(max = 100_000) long wanted,
            @ForAll Fault.Kind kind,
            @ForAll @IntRange(min = 1, max = 25) int nth,
            @ForAll @IntRange(max = 2) int late) {
        FakeAws aws = new FakeAws();
        aws.showsLate(Duration.ofSeconds(40).multipliedBy(late));
        State broken = broken(aws, State.fresh("lineage-1"), Worlds.graph(cutOff), new Fault(kind, nth));
        State done = finish(aws, broken, Worlds.graph(wanted));
        finish(aws, done, ResourceGraph.empty());
        assertThat(aws.things()).isEmpty();
    }

    /** Everything goes, and something goes wrong: the next run knows its own deletes from resources that are looked for elsewhere. */
    @Property
    void recoversFromAFailureWhileDeleting(
            @ForAll @LongRange(max = 100_000) long world,
            @ForAll Fault.Kind kind,
            @ForAll @IntRange(min = 1, max = 25) int nth,
            @ForAll @IntRange(max = 4) int looks,
            @ForAll @IntRange(max = 2) int late) {
        FakeAws aws = new FakeAws();
        aws.takeLooksToSettle(looks);
        aws.showsLate(Duration.ofSeconds(40).multipliedBy(late));
        State made = finish(aws, State.fresh("lineage-1"), Worlds.graph(world));
        finish(aws, broken(aws, made, ResourceGraph.empty(), new Fault(kind, nth)), ResourceGraph.empty());
        assertThat(aws.things()).isEmpty();
    }

    private static void vanish(FakeAws aws, int count, long seed) {
        List<FakeAws.Thing> things = new ArrayList<>(aws.things());
        Random random = new Random(seed);
        for (int i = 0; i < count && !things.isEmpty(); i++) {
            aws.vanish(things.remove(random.nextInt(things.size())));
        }
    }

    /** A run in which something goes wrong; what is on disk after it. */
    private State broken(FakeAws aws, State state, ResourceGraph desired, Fault fault) {
        Run run = new Run(aws, state, fault, now);
        try {
            run.apply(desired);
        } catch (IllegalStateException e) {
            assertThat(e).hasCauseInstanceOf(Killed.class);
        }
        now = run.waiter.now();
        return run.store.onDisk();
    }

    /** As many runs as it takes, which must be few; then holds AWS and the state against the file. */
    private State finish(FakeAws aws, State broken, ResourceGraph desired) {
        State state = broken;
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Run run = new Run(aws, state, Fault.none(), now);
            if (guarded) {
                MissingResources vanished = MissingResources.of(state, run.observe(desired), null);
                assertThat(vanished.resources())
                        .as("taken for deleted by another hand")
                        .isEmpty();
            }
            ApplyResult result = run.apply(desired);
            told.add(result.failures() + " " + result.notReached());
            state = run.store.onDisk();
            now = run.waiter.now();
            Run next = new Run(aws, state, Fault.none(), now);
            if (result.complete() && next.plan(desired).isEmpty()) {
                return checked(aws, state, desired);
            }
        }
        throw new AssertionError("not finished after four runs: " + told);
    }

    private State checked(FakeAws aws, State state, ResourceGraph desired) {
        assertThat(state.intents()).isEmpty();
        assertThat(state.resources().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        desired.resources().stream().map(Resource::address).toList());
        assertThat(aws.things())
                .extracting(FakeAws.Thing::id)
                .containsExactlyInAnyOrderElementsOf(state.resources().values().stream()
                        .map(ResourceState::id)
                        .toList());
        Plan plan = new Run(aws, state, Fault.none(), now).plan(desired);
        for (Change change : plan.changes()) {
            Address address = change.address();
            FakeAws.Thing thing = aws.things().stream()
                    .filter(each ->
                            each.id().equals(state.resources().get(address).id()))
                    .findFirst()
                    .orElseThrow();
            Resource wanted = java.util.Objects.requireNonNull(change.desired());
            assertThat(wanted.inputs().references()).isEmpty();
            wanted.inputs().fields().forEach((name, value) -> assertThat(
                            thing.properties().get(name))
                    .as(address + " " + name)
                    .isEqualTo(value));
            assertThat(new HashSet<>(
                            thing.properties().without("ServerSide").fields().keySet()))
                    .isEqualTo(wanted.inputs().fields().keySet());
        }
        return state;
    }
}
