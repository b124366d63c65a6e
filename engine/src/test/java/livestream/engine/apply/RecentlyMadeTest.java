package livestream.engine.apply;

import static livestream.engine.fake.Graphs.id;
import static livestream.engine.fake.Graphs.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import livestream.engine.Resource;
import livestream.engine.fake.FakeAws;
import livestream.engine.fake.Fault;
import livestream.engine.fake.Graphs;
import livestream.engine.fake.Killed;
import livestream.engine.fake.Run;
import livestream.engine.plan.MissingResources;
import livestream.engine.plan.Plan;
import livestream.schema.Address;
import livestream.state.ResourceState;
import livestream.state.State;
import livestream.state.StateChange;
import org.junit.jupiter.api.Test;

/** What a state made or deleted moments ago is known to every run after it, whatever AWS shows by then. */
class RecentlyMadeTest {
    private final FakeAws aws = new FakeAws();
    private State state = State.fresh("lineage-1");
    private Instant now = Run.START;

    private Run run() {
        return run(Fault.none());
    }

    private Run run(Fault fault) {
        return new Run(aws, state, fault, now);
    }

    private void applies(Resource... desired) {
        Run run = run();
        ApplyResult result = run.apply(Graphs.of(desired));
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
        state = run.store.onDisk();
        now = run.waiter.now();
    }

    private void diesOf(Fault.Kind kind, int nth, Resource... desired) {
        Run run = run(new Fault(kind, nth));
        try {
            run.apply(Graphs.of(desired));
            throw new AssertionError("nothing was killed");
        } catch (IllegalStateException killed) {
            assertThat(killed).hasCauseInstanceOf(Killed.class);
        }
        state = run.store.onDisk();
    }

    private static Address at(String address) {
        return Address.parse(address);
    }

    @Test
    void waitsForWhatTheRunBeforeMade() {
        aws.showsLate(Duration.ofSeconds(90));
        applies(
                resource("plain.a").awaited(false),
                resource("named.b", "Name", "b").awaited(false));
        Run next = run();
        Plan plan = next.plan(Graphs.of(resource("plain.a"), resource("named.b", "Name", "b")));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(next.hidden)
                .extracting(VisibilityWait.Hidden::address)
                .containsExactly(at("named.b"), at("plain.a"));
        assertThat(next.waiter.now()).isAfter(now);
        assertThat(aws.made()).hasSize(2);
    }

    @Test
    void believesAfterTheWindowThatItWasDeleted() {
        aws.showsLate(Duration.ofDays(1));
        applies(resource("plain.a").awaited(false));
        Run next = run();
        Plan plan = next.plan(Graphs.of(resource("plain.a")));
        assertThat(plan.changes())
                .extracting(change -> change.reason())
                .containsExactly("it was deleted outside livestream");
        assertThat(Duration.between(now, next.waiter.now())).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void doesNotWaitForWhatIsOld() {
        applies(resource("plain.a"));
        aws.vanish(aws.thing("a"));
        now = now.plus(Duration.ofMinutes(2));
        Run next = run();
        assertThat(next.plan(Graphs.of(resource("plain.a"))).isEmpty()).isFalse();
        assertThat(next.waiter.now()).isEqualTo(now);
        assertThat(next.hidden).isEmpty();
    }

    @Test
    void waitsNoLongerThanAWindowForWhatAnotherClockSaysIsStillToCome() {
        applies(resource("plain.a"));
        aws.vanish(aws.thing("a"));
        now = now.minus(Duration.ofHours(1));
        Run next = run();
        assertThat(next.plan(Graphs.of(resource("plain.a"))).isEmpty()).isFalse();
        assertThat(Duration.between(now, next.waiter.now())).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void makesNoSecondThingWhereAwsDoesNotShowTheFirst() {
        aws.showsLate(Duration.ofSeconds(90));
        diesOf(Fault.Kind.KILLED_AFTER_CALL, 1, resource("plain.a"));
        assertThat(state.intents()).hasSize(1);
        applies(resource("plain.a"));
        assertThat(aws.things()).hasSize(1);
    }

    @Test
    void makesNoSecondThingWhereTheFileWantsItUnderAnotherName() {
        aws.showsLate(Duration.ofSeconds(90));
        diesOf(Fault.Kind.KILLED_AFTER_CALL, 1, resource("named.a", "Name", "one"));
        Resource renamed = resource("named.a", "Name", "two");
        Run first = run();
        assertThat(first.apply(Graphs.of(renamed)).failures()).hasSize(1);
        state = first.store.onDisk();
        now = first.waiter.now();
        applies(renamed);
        assertThat(aws.things()).hasSize(1);
        assertThat(aws.thing("a").properties().text("Name")).isEqualTo("two");
    }

    @Test
    void deletesInOneRunWhatComesToBeSeenOfACreateThatWasCutOff() {
        aws.showsLate(Duration.ofSeconds(90));
        diesOf(Fault.Kind.KILLED_AFTER_CALL, 1, resource("plain.a"));
        applies();
        assertThat(aws.things()).isEmpty();
        assertThat(state.isEmpty()).isTrue();
    }

    @Test
    void keepsTheIdOfWhatVanishedUntilItsSuccessorHasOne() {
        applies(resource("plain.a"));
        String id = aws.thing("a").id();
        aws.vanish(aws.thing("a"));
        now = now.plus(Duration.ofMinutes(5));
        diesOf(Fault.Kind.KILLED_BEFORE_CALL, 1, resource("plain.a"));
        assertThat(state.intents()).containsKey(at("plain.a"));
        assertThat(state.resources().get(at("plain.a")))
                .extracting(ResourceState::id)
                .isEqualTo(id);
        applies(resource("plain.a"));
        assertThat(state.resources().get(at("plain.a")))
                .extracting(ResourceState::id)
                .isEqualTo(aws.thing("a").id());
        assertThat(state.intents()).isEmpty();
    }

    @Test
    void knowsItsOwnUnfinishedDeletes() {
        Resource[] many = new Resource[10];
        for (int i = 0; i < many.length; i++) {
            many[i] = resource("plain.p" + i);
        }
        applies(many);
        Run cutOff = run(new Fault(Fault.Kind.CUT_OFF_AFTER, 8));
        assertThat(cutOff.apply(Graphs.of()).failures()).isNotEmpty();
        assertThat(aws.things()).hasSize(2);
        state = cutOff.store.onDisk();
        MissingResources vanished = MissingResources.of(state, run().observe(Graphs.of()), null);
        assertThat(vanished.resources()).isEmpty();
        assertThat(vanished.isSuspicious()).isFalse();
        applies();
        assertThat(aws.things()).isEmpty();
        assertThat(state.isEmpty()).isTrue();
    }

    @Test
    void writesDownTogetherWhatBeginsToBeDeletedTogether() {
        Resource[] many = new Resource[12];
        for (int i = 0; i < many.length; i++) {
            many[i] = resource("plain.p" + (char) ('a' + i));
        }
        applies(many);
        Run run = run();
        run.apply(Graphs.of());
        State first = run.store.written().get(0);
        assertThat(first.resources().values()).hasSize(12).allMatch(recorded -> recorded.deleting() != null);
        assertThat(run.store.written())
                .as("one entry for all, then one for each that is gone")
                .hasSize(13);
    }

    @Test
    void believesADeleteOnlyWhereItWasAskedFor() {
        applies(resource("plain.a"), resource("plain.b"));
        State deleting = state.after(
                new StateChange.DeleteStarted(new TreeSet<>(state.resources().keySet()), now));
        for (FakeAws.Thing thing : aws.things()) {
            aws.vanish(thing);
        }
        var seen = run().observe(Graphs.of());
        assertThat(MissingResources.of(deleting, seen, null).isSuspicious()).isFalse();
        assertThat(MissingResources.of(deleting, seen, "http://127.0.0.1:1").isSuspicious())
                .isTrue();
        assertThat(MissingResources.of(state, seen, null).isSuspicious()).isTrue();
    }

    @Test
    void doesNotBelieveThatTheOnlyThingIsGone() {
        applies(resource("plain.a"));
        aws.vanish(aws.thing("a"));
        assertThat(MissingResources.of(state, run().observe(Graphs.of()), null).isSuspicious())
                .isTrue();
    }

    @Test
    void keepsNoMarkOnWhatIsWantedAgain() {
        applies(resource("slow.a", "Size", 1), resource("plain.b", "Of", id("slow.a")));
        diesOf(Fault.Kind.KILLED_BEFORE_CALL, 1, resource("slow.a", "Size", 1));
        assertThat(state.resources().get(at("plain.b")).deleting()).isNotNull();
        applies(resource("slow.a", "Size", 1), resource("plain.b", "Of", id("slow.a")));
        assertThat(state.resources().values()).allMatch(recorded -> recorded.deleting() == null);
    }
}
