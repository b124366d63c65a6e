package livestream.engine.apply;

import static livestream.engine.fake.Graphs.id;
import static livestream.engine.fake.Graphs.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.fake.FakeAws;
import livestream.engine.fake.Fault;
import livestream.engine.fake.Fault.Kind;
import livestream.engine.fake.Graphs;
import livestream.engine.fake.Run;
import livestream.golden.Golden;
import livestream.schema.DiagnosticPrinter;
import livestream.schema.SourceTexts;
import livestream.schema.Value;
import livestream.state.State;
import org.junit.jupiter.api.Test;

/** What AWS, or the way to it, does to single calls: what passes by itself is waited for, what does not is told. */
class WeatherTest {
    private static final Path FAILURES = Path.of("src/test/resources/failures");
    private static final String FILE = "version: 1\nname: news\nmediapackage:\n  endpoints: [hls]\n";

    private final FakeAws aws = new FakeAws();
    private State state = State.fresh("lineage-1");
    private Consumer<Event> listener = event -> {};
    private Duration waited = Duration.ZERO;
    private Instant now = Run.START;
    private List<Event> events = Collections.emptyList();

    private ApplyResult apply(Fault fault, Resource... desired) {
        Run run = new Run(aws, state, fault, now).telling(listener);
        Instant before = run.waiter.now();
        aws.forgetCalls();
        ApplyResult result = run.apply(Graphs.of(desired));
        state = run.store.onDisk();
        waited = Duration.between(before, run.waiter.now());
        events = run.events;
        return result;
    }

    private void applies(Resource... desired) {
        applies(Fault.none(), desired);
    }

    private void applies(Fault fault, Resource... desired) {
        ApplyResult result = apply(fault, desired);
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
    }

    private void failsAs(String golden, Fault fault, Resource... desired) {
        SourceTexts sourceTexts = new SourceTexts();
        sourceTexts.add("livestream.yaml", FILE);
        String told = new DiagnosticPrinter(sourceTexts, 100, false)
                .text(apply(fault, desired).failures());
        Golden.matches(FAILURES.resolve(golden + ".txt"), told);
    }

    private void whenItStarts(Runnable happens) {
        listener = event -> {
            if (event instanceof Event.Started) {
                happens.run();
            }
        };
    }

    private boolean isEmptyPlan(Resource... desired) {
        return new Run(aws, state).plan(Graphs.of(desired)).isEmpty();
    }

    // Throttling

    @Test
    void makesAThrottledCallAgainAndShowsWhyItWaits() {
        applies(new Fault(Kind.THROTTLED, 1), resource("plain.a"));
        assertThat(aws.calls()).containsExactly("create plain a");
        assertThat(events)
                .filteredOn(Event.Waiting.class::isInstance)
                .extracting(event -> ((Event.Waiting) event).what())
                .containsExactly("throttled by AWS", "throttled by AWS", "throttled by AWS");
    }

    @Test
    void getsAHundredThingsThroughAnAwsThatTakesOneInHalfAMinute() {
        ResourceGraph.Builder many = new ResourceGraph.Builder();
        for (int i = 0; i < 100; i++) {
            many.add(resource("plain.n" + i));
        }
        Run run = new Run(aws, state);
        aws.takesOneCallEvery(Duration.ofSeconds(30), run.waiter::now);
        ApplyResult result = run.apply(many.build());
        assertThat(result.failures()).isEmpty();
        assertThat(aws.made()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void givesUpOnAnAwsThatTakesNothing() {
        aws.takesOneCallEvery(Duration.ofDays(1), () -> Instant.EPOCH);
        applies(resource("plain.first"));
        failsAs("throttled", Fault.none(), resource("plain.first"), resource("plain.a"));
        assertThat(waited).isBetween(Duration.ofHours(1), Duration.ofHours(3));
        assertThat(state.intents()).isEmpty();
    }

    @Test
    void doesNotWaitForEachOfManyThatAQuotaKeepsOut() {
        ResourceGraph.Builder many = new ResourceGraph.Builder();
        for (int i = 0; i < 100; i++) {
            many.add(resource("plain.n" + i));
        }
        aws.takesNoMoreThan(20);
        Run run = new Run(aws, state);
        Instant before = run.waiter.now();

        ApplyResult result = run.apply(many.build());

        assertThat(aws.made()).hasSize(20);
        assertThat(result.failures()).hasSize(80);
        assertThat(Duration.between(before, run.waiter.now())).isLessThan(Duration.ofMinutes(30));
    }

    // Lost answers

    @Test
    void findsAtOnceWhatALostAnswerMade() {
        applies(new Fault(Kind.LOST, 1), resource("plain.a", "Size", 1), resource("plain.b", "Of", id("plain.a")));
        assertThat(aws.made()).hasSize(2);
        assertThat(isEmptyPlan(resource("plain.a", "Size", 1), resource("plain.b", "Of", id("plain.a"))))
                .isTrue();
    }

    @Test
    void makesOnceMoreWhatDidNotReachAws() {
        applies(new Fault(Kind.UNREACHED, 1), resource("plain.a"));
        assertThat(aws.made()).hasSize(1);
        assertThat(waited).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void knowsItsOwnCreateBehindTheProvidersSecondAttempt() {
        applies(new Fault(Kind.LOST_AND_REPEATED, 1), resource("named.a", "Name", "one", "Size", 1));
        assertThat(aws.made()).hasSize(1);
        assertThat(state.intents()).isEmpty();
    }

    @Test
    void completesWhatALostAnswerMadeInPart() {
        aws.losesOnCreate("Size");
        applies(new Fault(Kind.LOST, 1), resource("named.a", "Name", "one", "Size", 1));
        assertThat(aws.calls()).containsExactly("create named a", "update named a");
        assertThat(isEmptyPlan(resource("named.a", "Name", "one", "Size", 1))).isTrue();
    }

    @Test
    void leavesAloneWhatHasTheNameAndIsOtherwise() {
        FakeAws.Thing theirs = aws.add("named", "named/one", Value.fields("Label", "a", "Name", "one", "Size", 7));
        failsAs("name-taken", Fault.none(), resource("named.a", "Name", "one", "Size", 1));
        failsAs("name-taken-unreached", new Fault(Kind.UNREACHED, 1), resource("named.a", "Name", "one", "Size", 1));
        assertThat(theirs.properties().get("Size")).isEqualTo(Value.num(7));
        assertThat(state.isEmpty()).isTrue();
    }

    @Test
    void keepsTheIntentWhileNobodyKnows() {
        failsAs("nobody-knows", new Fault(Kind.CUT_OFF_AFTER, 1), resource("plain.a"));
        assertThat(state.intents()).hasSize(1);
        applies(resource("plain.a"));
        assertThat(aws.made()).isEmpty();
        assertThat(aws.things()).hasSize(1);
    }

    @Test
    void repeatsUpdatesAndDeletesWhoseAnswerIsLost() {
        applies(resource("plain.a", "Size", 1));
        applies(new Fault(Kind.LOST, 1), resource("plain.a", "Size", 2));
        assertThat(aws.calls()).containsExactly("update plain a", "update plain a");
        applies(new Fault(Kind.UNREACHED, 1), resource("plain.a", "Size", 3));
        assertThat(aws.calls()).containsExactly("update plain a");
        applies(new Fault(Kind.LOST, 1));
        assertThat(aws.things()).isEmpty();
    }

    @Test
    void goesOnRemovingWhatALostAnswerSwitchedOff() {
        aws.takeLooksToSettle(2);
        applies(resource("slow.a", "Size", 1));
        applies(new Fault(Kind.LOST, 1));
        assertThat(aws.things()).isEmpty();
    }

    // Changes behind the plan's back

    @Test
    void changesAgainWhatMovedWhereNothingOfOursDid() {
        applies(resource("plain.a", "Colour", 1));
        applies(new Fault(Kind.CHANGED_MEANWHILE, 1), resource("plain.a", "Colour", 2));
        assertThat(aws.calls()).containsExactly("update plain a");
        applies(new Fault(Kind.CHANGED_MEANWHILE, 1));
        assertThat(aws.things()).isEmpty();
    }

    @Test
    void stopsWhereSomethingOfOursMovedWithTheVersion() {
        applies(resource("plain.a", "Size", 1, "Colour", 1));
        failsAs("moved", new Fault(Kind.CHANGED_MEANWHILE, 1), resource("plain.a", "Size", 1, "Colour", 2));
        assertThat(aws.thing("a").properties().get("Colour")).isEqualTo(Value.num(1));
        assertThat(aws.thing("a").properties().get("Size")).isEqualTo(Value.num(99));
        applies(resource("plain.a", "Size", 1, "Colour", 2));
    }

    @Test
    void stopsBeforeAnUpdateThatWouldUndoWhatThePlanDidNotSee() {
        applies(resource("plain.a", "Size", 1, "Key", Value.Secret.of("env:KEY", "hush")));
        whenItStarts(() -> {
            aws.thing("a").set("Comment", Value.text("by hand"));
            aws.thing("a").set("Key", Value.Secret.of("aws", "other"));
            aws.thing("a").set("Theirs", Value.text("not ours"));
        });
        failsAs(
                "changed-since-plan-update",
                Fault.none(),
                resource("plain.a", "Size", 2, "Comment", "ours", "Key", Value.Secret.of("env:KEY", "hush")));
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void stopsBeforeADelete() {
        applies(resource("plain.a", "Size", 1));
        whenItStarts(() -> aws.thing("a").set("Size", Value.num(5)));
        failsAs("changed-since-plan-delete", Fault.none());
        assertThat(aws.calls()).isEmpty();
        listener = event -> {};
        applies();
    }

    @Test
    void stopsBeforeTheDeleteOfAReplacement() {
        applies(resource("named.a", "Name", "one", "Size", 1));
        whenItStarts(() -> aws.thing("a").set("Size", Value.num(5)));
        failsAs("changed-since-plan-replace", Fault.none(), resource("named.a", "Name", "two", "Size", 1));
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void stopsBeforeTheUpdateOfWhatItTakesOver() {
        aws.add("named", "named/theirs", Value.fields("Label", "a", "Name", "theirs", "Size", 1));
        whenItStarts(() -> aws.thing("a").set("Size", Value.num(5)));
        failsAs(
                "changed-since-plan-adopt",
                Fault.none(),
                resource("named.a", "Name", "theirs", "Size", 2).adopting());
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void stopsWhereTheThingIsGone() {
        applies(resource("plain.a", "Size", 1));
        whenItStarts(() -> aws.vanish(aws.thing("a")));
        failsAs("gone-since-plan", Fault.none(), resource("plain.a", "Size", 2));
    }

    @Test
    void doesNotStopWhereSomebodyHasDoneItAlready() {
        applies(resource("plain.a", "Size", 1));
        whenItStarts(() -> aws.thing("a").set("Size", Value.num(2)));
        applies(resource("plain.a", "Size", 2));
    }

    @Test
    void doesNotMindAListInAnotherOrder() {
        applies(resource("box.a", "Hosts", Value.texts(List.of("x", "y"))));
        aws.thing("a").set("Hosts", Value.texts(List.of("y", "x", "z")));
        whenItStarts(() -> aws.thing("a").set("Hosts", Value.texts(List.of("z", "x", "y"))));
        applies(resource("box.a", "Hosts", Value.texts(List.of("x", "y"))));
    }

    // What not every part of AWS knows yet

    @Test
    void isPatientWithAnAwsThatDoesNotKnowAParentOfThisRunYet() {
        applies(new Fault(Kind.PARENT_NOT_FOUND, 2), resource("plain.a"), resource("plain.b", "Of", id("plain.a")));
        assertThat(aws.calls()).containsExactly("create plain a", "create plain b");
    }

    @Test
    void isPatientWithAnAwsThatDoesNotKnowAParentOfTheRunBeforeYet() {
        applies(resource("plain.a"));
        applies(new Fault(Kind.PARENT_NOT_FOUND, 1), resource("plain.a"), resource("plain.b", "Of", id("plain.a")));
    }

    @Test
    void isNotPatientWhereTheParentIsOld() {
        applies(resource("plain.a"));
        now = now.plus(Duration.ofMinutes(2));
        failsAs(
                "parent-not-found",
                new Fault(Kind.PARENT_NOT_FOUND, 1),
                resource("plain.a"),
                resource("plain.b", "Of", id("plain.a")));
        assertThat(waited).isZero();
    }

    // Deletes

    @Test
    void waitsForAwsToSeeThatItsUserHasLetGo() {
        applies(resource("plain.policy"), resource("plain.site", "Of", id("plain.policy")));
        aws.holdsOnFor(3);
        applies(resource("plain.site"));
        assertThat(aws.things()).hasSize(1);
    }

    @Test
    void saysAtOnceThatSomethingElseUsesIt() {
        applies(resource("plain.policy"));
        aws.add(
                "plain",
                "x",
                Value.fields("Label", "foreign", "Of", aws.thing("policy").id()));
        failsAs("in-use", Fault.none());
        assertThat(waited).isZero();
    }

    // The state

    @Test
    void endsWhenSomebodyElseHasTheState() {
        failsAs(
                "lock-lost",
                new Fault(Kind.LOCK_LOST, 2),
                resource("plain.a"),
                resource("plain.b", "Of", id("plain.a")));
        assertThat(aws.calls()).containsExactly("create plain a");
        assertThat(state.intents()).hasSize(1);
        applies(resource("plain.a"), resource("plain.b", "Of", id("plain.a")));
        assertThat(aws.things()).hasSize(2);
    }

    @Test
    void asksForTheLockBeforeEachChange() {
        applies(resource("plain.a", "Size", 1));
        failsAs("lock-lost-update", new Fault(Kind.LOCK_LOST, 0), resource("plain.a", "Size", 2));
        assertThat(aws.calls()).isEmpty();
        failsAs("lock-lost-delete", new Fault(Kind.LOCK_LOST, 0));
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void tellsEachOtherFailureInItsOwnWords() {
        failsAs("refused", new Fault(Kind.REFUSED, 1), resource("plain.a"));
        failsAs("state-not-written", new Fault(Kind.UNWRITABLE, 1), resource("plain.a"));
        aws.takeLooksToSettle(Integer.MAX_VALUE);
        failsAs("not-settled", Fault.none(), resource("plain.a"));
    }
}
