package livestream.engine.apply;

import static livestream.engine.fake.Graphs.id;
import static livestream.engine.fake.Graphs.ref;
import static livestream.engine.fake.Graphs.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import livestream.engine.Refresh;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.fake.FakeAws;
import livestream.engine.fake.Fault;
import livestream.engine.fake.Graphs;
import livestream.engine.fake.Run;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;
import livestream.engine.plan.Planner;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Value;
import livestream.state.State;
import org.junit.jupiter.api.Test;

class ApplierTest {
    private final FakeAws aws = new FakeAws();
    private State state = State.fresh("lineage-1");

    private ApplyResult apply(Resource... desired) {
        return apply(Fault.none(), desired);
    }

    private ApplyResult apply(Fault fault, Resource... desired) {
        Run run = new Run(aws, state, fault);
        ApplyResult result = run.apply(Graphs.of(desired));
        state = run.store.onDisk();
        return result;
    }

    private List<String> callsOf(Resource... desired) {
        aws.forgetCalls();
        ApplyResult result = apply(desired);
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
        return aws.calls();
    }

    private static Address at(String address) {
        return Address.parse(address);
    }

    @Test
    void makesWhatIsReferredToFirstAndFillsReferencesIn() {
        assertThat(callsOf(
                        resource("plain.c", "Of", id("plain.b")),
                        resource("plain.b", "Of", Value.template(Value.text("x/"), id("plain.a"))),
                        resource("plain.a")))
                .containsExactly("create plain a", "create plain b", "create plain c");
        assertThat(aws.thing("c").properties().text("Of"))
                .isEqualTo(aws.thing("b").id());
        assertThat(aws.thing("b").properties().text("Of"))
                .isEqualTo("x/" + aws.thing("a").id());
        assertThat(state.resources().get(at("plain.c")).dependsOn()).containsExactly(at("plain.b"));
    }

    @Test
    void doesNothingWhereAllIsAsItShouldBe() {
        Resource[] desired = {
            resource("plain.a", "Key", Value.Secret.of("env:KEY", "hush")), resource("plain.b", "Of", id("plain.a"))
        };
        apply(desired);
        aws.forgetCalls();
        State before = state;
        Run run = new Run(aws, state);
        ApplyResult result = run.apply(Graphs.of(desired));
        assertThat(aws.calls()).isEmpty();
        assertThat(run.store.written()).isEmpty();
        assertThat(result.state()).isEqualTo(before);
        assertThat(result.done()).isZero();
        assertThat(result.complete()).isTrue();
    }

    @Test
    void keepsNoSecretInMemoryOnceItWasSent() {
        ApplyResult result = apply(resource("plain.a", "Key", Value.Secret.of("env:KEY", "hush")));
        Value kept = result.state().resources().get(at("plain.a")).inputs().get("Key");
        assertThat(kept)
                .isEqualTo(Value.Secret.remembered(
                        "env:KEY", Value.Secret.of("env:KEY", "hush").fingerprint("lineage-1")));
        assertThat(aws.thing("a").properties().get("Key")).isEqualTo(Value.Secret.of("env:KEY", "hush"));
    }

    @Test
    void changesInPlaceAndTakesBackWhatIsNoLongerSaid() {
        apply(resource("plain.a", "Size", 1, "Gone", "x"));
        aws.thing("a").set("Theirs", Value.text("stays"));
        assertThat(callsOf(resource("plain.a", "Size", 2))).containsExactly("update plain a");
        assertThat(aws.thing("a").properties())
                .isEqualTo(Value.fields("Label", "a", "Size", 2, "ServerSide", "on", "Theirs", "stays"));
    }

    @Test
    void turnsNobodyAwayBeforeThoseThatReferToItKnow() {
        apply(resource("plain.origin"), resource("plain.site", "Of", id("plain.origin")));
        assertThat(callsOf(
                        resource("plain.origin", "Guard", "password"),
                        resource("plain.site", "Of", id("plain.origin"), "Sends", "password")))
                .containsExactly("update plain site", "update plain origin");
        assertThat(callsOf(resource("plain.origin"), resource("plain.site", "Of", id("plain.origin"))))
                .as("letting everybody in comes first")
                .containsExactly("update plain origin", "update plain site");
    }

    @Test
    void completesWhatCanOnlyBeCompletedOnceItHasSettled() {
        aws.takeLooksToSettle(3);
        assertThat(callsOf(
                        resource("staged.a", "Later", "x"),
                        resource("plain.b", "Of", ref("staged.a", "Door")),
                        resource("staged.c").awaited(false)))
                .containsOnlyOnce("create staged a", "update staged a", "create staged c")
                .containsSubsequence("create staged a", "update staged a", "create plain b");
        assertThat(aws.thing("a").properties().text("Later")).isEqualTo("x");
        assertThat(aws.thing("b").properties().text("Of"))
                .isEqualTo("door of " + aws.thing("a").id());
        assertThat(callsOf(
                        resource("staged.a", "Later", "x"),
                        resource("plain.b", "Of", ref("staged.a", "Door")),
                        resource("staged.c")))
                .isEmpty();
    }

    @Test
    void completesInTheNextRunWhatWasStoppedWhileItSettled() {
        aws.takeLooksToSettle(9);
        Resource[] desired = {
            resource("staged.a", "Size", 1, "Later", "x"), resource("plain.b", "Of", ref("staged.a", "Door"))
        };
        Run run = new Run(aws, state);
        run.telling(event -> {
            if (event instanceof Event.Waiting) {
                run.waiter.stop();
            }
        });
        assertThat(run.apply(Graphs.of(desired)).stopped()).isTrue();
        state = run.store.onDisk();
        assertThat(state.resources().get(at("staged.a")).inputs().get("Later")).isNull();
        assertThat(new Run(aws, state).plan(Graphs.of(desired)).changes())
                .extracting(Change::reason)
                .as("what is not told yet has not been changed outside")
                .containsExactly("the file or what it refers to changed", "new in the file");
        assertThat(callsOf(desired)).containsExactly("update staged a", "create plain b");
    }

    @Test
    void changesWhatIsChangedOnlySettledWhenItHas() {
        apply(resource("staged.a", "Later", "x"));
        aws.thing("a").settlesAfter(5);
        assertThat(callsOf(resource("staged.a", "Size", 2))).containsExactly("update staged a");
        assertThat(aws.thing("a").properties().get("Later")).isNull();
    }

    @Test
    void remembersWhatWasNotTakenWhenACompletionIsRefused() {
        Resource desired = resource("staged.a", "Later", "x");
        ApplyResult result = apply(new Fault(Fault.Kind.REFUSED, 2), desired);
        assertThat(result.failures()).extracting(Diagnostic::code).containsExactly("refused");
        assertThat(state.resources().get(at("staged.a")).inputs().get("Later")).isNull();
        result = apply(new Fault(Fault.Kind.CUT_OFF_AFTER, 1), desired);
        assertThat(result.failures()).hasSize(1);
        assertThat(callsOf(desired)).isEmpty();
    }

    @Test
    void writesAnIntentBeforeEachCreateAndTheRecordBeforeTheNextStep() {
        Run run = new Run(aws, state);
        run.apply(Graphs.of(resource("plain.a"), resource("plain.b", "Of", id("plain.a"))));
        List<String> story = new ArrayList<>();
        run.store
                .written()
                .forEach(each -> story.add(
                        each.intents().keySet() + " " + each.resources().keySet()));
        assertThat(story).startsWith("[plain.a] []", "[] [plain.a]", "[plain.b] [plain.a]", "[] [plain.a, plain.b]");
        assertThat(run.store.written()).extracting(State::serial).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void goesOnWithTheOthersWhenOneFails() {
        ApplyResult result = apply(
                new Fault(Fault.Kind.REFUSED, 1),
                resource("plain.a"),
                resource("plain.b", "Of", id("plain.a")),
                resource("plain.c", "Of", id("plain.b")));
        assertThat(result.failures()).extracting(Diagnostic::code).containsExactly("refused");
        assertThat(result.notReached()).containsExactly(at("plain.b"), at("plain.c"));
        assertThat(result.complete()).isFalse();
        assertThat(result.done()).isZero();
        assertThat(state.isEmpty()).isTrue();

        aws.add("named", "named/taken", Value.fields("Label", "foreign", "Name", "taken"));
        result = apply(
                resource("named.a", "Name", "taken"),
                resource("plain.b", "Of", id("named.a")),
                resource("plain.c"),
                resource("plain.d", "Of", id("plain.c")));
        assertThat(result.failures()).singleElement().satisfies(failure -> assertThat(failure.message())
                .isEqualTo("The name of named thing `a` is taken by something that livestream did not make."));
        assertThat(result.notReached()).containsExactly(at("plain.b"));
        assertThat(result.done()).isEqualTo(2);
        assertThat(state.resources()).containsOnlyKeys(at("plain.c"), at("plain.d"));
        assertThat(state.intents()).isEmpty();
    }

    @Test
    void showsAFailureUnderTheLineThatAskedForIt() {
        ApplyResult result = apply(new Fault(Fault.Kind.REFUSED, 1), resource("plain.a"));
        Diagnostic failure = result.failures().get(0);
        assertThat(failure.at()).hasValueSatisfying(span -> assertThat(span).hasToString("livestream.yaml:3:1"));
        assertThat(failure.also()).extracting(Diagnostic.Label::text).containsExactly("Denied: not you (request r-1)");
        assertThat(failure.help())
                .contains(
                        "AWS said no, so this call changed nothing. What was done so far is recorded; apply again to go on.");
    }

    @Test
    void removesDependentsFirst() {
        apply(resource("plain.a"), resource("plain.b", "Of", id("plain.a")), resource("plain.c", "Of", id("plain.b")));
        assertThat(callsOf()).containsExactly("delete plain c", "delete plain b", "delete plain a");
        assertThat(aws.things()).isEmpty();
        assertThat(state.isEmpty()).isTrue();
    }

    @Test
    void removesOnlyWhenThatWhichReferredToItHasLetGoAndSettled() {
        aws.takeLooksToSettle(5);
        apply(resource("plain.policy"), resource("plain.site", "Of", id("plain.policy")));
        assertThat(callsOf(resource("plain.site"))).containsExactly("update plain site", "delete plain policy");
    }

    @Test
    void waitsForADetachBeforeADeleteEvenWhereNobodyWantsToWait() {
        aws.takeLooksToSettle(5);
        apply(
                resource("plain.policy"),
                resource("plain.site", "Of", id("plain.policy")).awaited(false));
        assertThat(callsOf(resource("plain.site").awaited(false)))
                .containsExactly("update plain site", "delete plain policy");
    }

    @Test
    void waitsForADetachThatAnEarlierRunLeftSettling() {
        apply(resource("plain.policy"), resource("plain.site", "Of", id("plain.policy")));
        aws.takeLooksToSettle(6);
        Run stopped = new Run(aws, state);
        stopped.telling(event -> {
            if (event instanceof Event.Waiting) {
                stopped.waiter.stop();
            }
        });
        ApplyResult result = stopped.apply(Graphs.of(resource("plain.site")));
        assertThat(result.notReached()).containsExactly(at("plain.policy"));
        assertThat(result.unsettled()).containsExactly(at("plain.site"));
        state = stopped.store.onDisk();
        assertThat(callsOf(resource("plain.site"))).containsExactly("delete plain policy");
    }

    @Test
    void doesNotRemoveWhatCouldNotBeLetGo() {
        apply(resource("plain.policy"), resource("plain.site", "Of", id("plain.policy")));
        ApplyResult result = apply(new Fault(Fault.Kind.REFUSED, 1), resource("plain.site"));
        assertThat(result.notReached()).containsExactly(at("plain.policy"));
        assertThat(aws.things()).hasSize(2);
        assertThat(state.resources()).hasSize(2);
    }

    @Test
    void removesInAsManyStepsAsItTakes() {
        aws.takeLooksToSettle(4);
        apply(resource("slow.a"));
        assertThat(callsOf()).containsExactly("delete slow a", "delete slow a");
        assertThat(aws.things()).isEmpty();
    }

    @Test
    void replacesByRemovingFirst() {
        apply(resource("named.a", "Name", "one"));
        ApplyResult result = apply(resource("named.a", "Name", "two"));
        assertThat(aws.calls()).containsExactly("create named a", "delete named a", "create named a");
        assertThat(result.done()).isEqualTo(2);
        assertThat(aws.thing("a").properties().text("Name")).isEqualTo("two");
    }

    @Test
    void replacesThoseThatReferToItByRemovingThemFirst() {
        apply(
                resource("named.home", "Name", "one"),
                resource("named.guest", "Name", "guest", "Home", id("named.home")));
        assertThat(callsOf(
                        resource("named.home", "Name", "two"),
                        resource("named.guest", "Name", "guest", "Home", id("named.home"))))
                .containsExactly("delete named guest", "delete named home", "create named home", "create named guest");
    }

    @Test
    void replacesOnlyAfterThoseThatReferToItAndGoAreGone() {
        apply(resource("named.home", "Name", "one"), resource("slow.guest", "Of", id("named.home")));
        assertThat(callsOf(resource("named.home", "Name", "two")))
                .containsExactly("delete slow guest", "delete slow guest", "delete named home", "create named home");
    }

    @Test
    void givesUpWaitingAtTheDeadline() {
        aws.takeLooksToSettle(Integer.MAX_VALUE);
        ApplyResult result = apply(resource("plain.a"), resource("plain.b", "Of", id("plain.a")));
        assertThat(result.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("not-settled");
            assertThat(failure.message()).isEqualTo("Plain thing `a` is still InProgress after 60 minutes.");
        });
        assertThat(result.notReached()).containsExactly(at("plain.b"));
        assertThat(state.resources()).containsOnlyKeys(at("plain.a"));
        aws.thing("a").settlesAfter(0);
        aws.takeLooksToSettle(0);
        assertThat(callsOf(resource("plain.a"), resource("plain.b", "Of", id("plain.a"))))
                .containsExactly("create plain b");
    }

    @Test
    void givesUpAtOnceOnWhatWaitingWillNotMend() {
        aws.takeLooksToSettle(3);
        Run run = new Run(aws, state);
        run.telling(event -> {
            if (event instanceof Event.Waiting) {
                aws.thing("a").isBroken("CreateFailed");
            }
        });
        ApplyResult result = run.apply(Graphs.of(resource("plain.a")));
        assertThat(result.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("not-settled");
            assertThat(failure.message()).isEqualTo("Plain thing `a` is CreateFailed and stays so.");
        });
        assertThat(java.time.Duration.between(java.time.Instant.parse("2026-03-01T12:00:00Z"), run.waiter.now()))
                .isLessThan(java.time.Duration.ofMinutes(1));
    }

    @Test
    void waitsForWhatIsKeptAndStillSettles() {
        apply(resource("plain.a"));
        aws.thing("a").settlesAfter(5);
        Run run = new Run(aws, state);
        ApplyResult result = run.apply(Graphs.of(resource("plain.a")));
        assertThat(result.complete()).isTrue();
        assertThat(run.events).hasAtLeastOneElementOfType(Event.Waiting.class);
        assertThat(run.events.get(run.events.size() - 1)).isInstanceOf(Event.Finished.class);
    }

    @Test
    void doesNotWaitWhereNobodyWantsTo() {
        aws.takeLooksToSettle(5);
        Run run = new Run(aws, state);
        ApplyResult result = run.apply(Graphs.of(resource("plain.a").awaited(false)));
        assertThat(run.events).noneMatch(Event.Waiting.class::isInstance);
        assertThat(result.complete()).isTrue();
        assertThat(result.unsettled()).containsExactly(at("plain.a"));
    }

    @Test
    void doesNotCallReadyWhatNobodyWaitedFor() {
        aws.takeLooksToSettle(9);
        apply(resource("plain.a").awaited(false));
        Run run = new Run(aws, state);
        ApplyResult result = run.apply(Graphs.of(resource("plain.a").awaited(false)));
        assertThat(run.events).isEmpty();
        assertThat(result.unsettled()).containsExactly(at("plain.a"));
        assertThat(result.complete()).isTrue();
    }

    @Test
    void waitsWhereSomebodyNeedsIt() {
        aws.takeLooksToSettle(5);
        Run run = new Run(aws, state);
        ApplyResult result =
                run.apply(Graphs.of(resource("plain.a").awaited(false), resource("plain.b", "Of", id("plain.a"))));
        assertThat(run.events).hasAtLeastOneElementOfType(Event.Waiting.class);
        assertThat(result.unsettled()).isEmpty();
    }

    @Test
    void endsAfterTheCallsInFlightWhenStopped() {
        Run run = new Run(aws, state);
        run.telling(event -> {
            if (event instanceof Event.Started) {
                run.waiter.stop();
            }
        });
        ApplyResult result = run.apply(Graphs.of(resource("plain.a"), resource("plain.b", "Of", id("plain.a"))));
        assertThat(result.stopped()).isTrue();
        assertThat(result.complete()).isFalse();
        assertThat(result.notReached()).containsExactly(at("plain.b"));
        assertThat(aws.calls()).containsExactly("create plain a");
        assertThat(run.store.onDisk().resources()).containsOnlyKeys(at("plain.a"));
        assertThat(run.store.onDisk().intents()).isEmpty();
    }

    @Test
    void beginsNothingWhenItWasStoppedBefore() {
        Run run = new Run(aws, state);
        run.waiter.stop();
        ApplyResult result = run.apply(Graphs.of(resource("plain.a")));
        assertThat(aws.calls()).isEmpty();
        assertThat(result.notReached()).containsExactly(at("plain.a"));
        assertThat(result.stopped()).isTrue();
    }

    @Test
    void beginsNoFurtherStepAfterAStopHoweverManyAreReady() {
        ResourceGraph.Builder many = new ResourceGraph.Builder();
        for (int i = 0; i < 200; i++) {
            many.add(resource("plain.n" + i));
        }
        Run run = new Run(aws, state);
        run.telling(event -> run.waiter.stop());
        ApplyResult result = run.apply(many.build());
        assertThat(aws.calls()).hasSizeLessThanOrEqualTo(20);
        assertThat(result.notReached()).hasSize(200 - aws.calls().size());
    }

    @Test
    void stopsEverythingFurtherWhenTheStateCannotBeWritten() {
        ApplyResult result = apply(
                new Fault(Fault.Kind.UNWRITABLE, 2), resource("plain.a"), resource("plain.b", "Of", id("plain.a")));
        assertThat(result.failures()).extracting(Diagnostic::code).containsExactly("state-not-written");
        assertThat(result.failures().get(0).also())
                .extracting(Diagnostic.Label::text)
                .containsExactly("No space left on device");
        assertThat(result.notReached()).containsExactly(at("plain.b"));
        assertThat(aws.calls()).containsExactly("create plain a");
        assertThat(state.intents()).containsOnlyKeys(at("plain.a"));
        assertThat(callsOf(resource("plain.a"), resource("plain.b", "Of", id("plain.a"))))
                .containsExactly("create plain b");
        assertThat(aws.things()).hasSize(2);
    }

    @Test
    void asksNothingOfAwsWhileTheIntentCannotBeWritten() {
        ApplyResult result = apply(new Fault(Fault.Kind.UNWRITABLE, 1), resource("plain.a"));
        assertThat(result.failures()).extracting(Diagnostic::code).containsExactly("state-not-written");
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void beginsNoFurtherChangeHoweverManyAreReadyWhenTheStateCannotBeWritten() {
        ResourceGraph.Builder before = new ResourceGraph.Builder();
        ResourceGraph.Builder after = new ResourceGraph.Builder();
        for (int i = 0; i < 100; i++) {
            before.add(resource("plain.n" + i, "Size", 1));
            after.add(resource("plain.n" + i, "Size", 2));
        }
        Run first = new Run(aws, state);
        first.apply(before.build());
        aws.forgetCalls();
        Run second = new Run(aws, first.store.onDisk(), new Fault(Fault.Kind.UNWRITABLE, 1));
        ApplyResult result = second.apply(after.build());
        assertThat(aws.calls()).hasSizeLessThanOrEqualTo(20);
        assertThat(result.notReached()).isNotEmpty();
    }

    @Test
    void findsWhatALostAnswerMadeAndMakesItOnce() {
        ApplyResult result = apply(new Fault(Fault.Kind.CUT_OFF_AFTER, 1), resource("plain.a"));
        assertThat(result.failures().get(0).help())
                .hasValueSatisfying(help -> assertThat(help).startsWith("It is unknown whether the call took effect"));
        assertThat(state.intents()).containsOnlyKeys(at("plain.a"));

        Run next = new Run(aws, state);
        var plan = next.plan(Graphs.of(resource("plain.a")));
        assertThat(plan.changes()).singleElement().isInstanceOf(Change.Adopt.class);
        assertThat(next.apply(plan).complete()).isTrue();
        assertThat(aws.made()).hasSize(1);
        assertThat(next.store.onDisk().intents()).isEmpty();
        assertThat(next.plan(Graphs.of(resource("plain.a"))).isEmpty()).isTrue();
    }

    @Test
    void makesAgainWhatDidNotReachAws() {
        apply(new Fault(Fault.Kind.CUT_OFF_BEFORE, 1), resource("plain.a"));
        assertThat(state.intents()).hasSize(1);
        assertThat(callsOf(resource("plain.a"))).containsExactly("create plain a");
        assertThat(state.intents()).isEmpty();
    }

    @Test
    void forgetsAnIntentOfWhichNothingCameAndThatNobodyWants() {
        apply(new Fault(Fault.Kind.CUT_OFF_BEFORE, 1), resource("plain.a"));
        assertThat(callsOf()).isEmpty();
        assertThat(state.isEmpty()).isTrue();
    }

    @Test
    void forgetsNoIntentOfWhichSomethingMayStillCome() {
        apply(new Fault(Fault.Kind.CUT_OFF_AFTER, 1), resource("plain.a"));
        aws.showNothing(3);
        Run hasty = new Run(aws, state);
        Plan plan =
                Planner.plan(Graphs.of(), state, new Refresh(hasty.catalog).observe(Graphs.of(), state), hasty.catalog);
        assertThat(hasty.apply(plan).failures())
                .extracting(Diagnostic::message)
                .containsExactly("Plain thing `a` has come since the plan.");
        assertThat(hasty.store.onDisk().intents()).containsKey(at("plain.a"));
        assertThat(callsOf()).containsExactly("delete plain a");
        assertThat(state.isEmpty()).isTrue();
    }

    @Test
    void removesWhatALostAnswerMadeWhenNobodyWantsItAnyMore() {
        apply(new Fault(Fault.Kind.CUT_OFF_AFTER, 1), resource("plain.a"));
        assertThat(callsOf()).containsExactly("delete plain a");
        assertThat(aws.things()).isEmpty();
        assertThat(state.isEmpty()).isTrue();
    }

    /** The record of what vanished must not hide what the create after it made. */
    @Test
    void findsWhatALostAnswerMadeInPlaceOfSomethingThatVanished() {
        apply(resource("plain.a", "Size", 1));
        aws.vanish(aws.thing("a"));
        apply(new Fault(Fault.Kind.CUT_OFF_AFTER, 1), resource("plain.a", "Size", 1));
        assertThat(callsOf(resource("plain.a", "Size", 2))).containsExactly("update plain a");
        assertThat(aws.things()).hasSize(1);

        aws.vanish(aws.thing("a"));
        apply(new Fault(Fault.Kind.CUT_OFF_AFTER, 1), resource("plain.a", "Size", 2));
        assertThat(callsOf()).containsExactly("delete plain a");
        assertThat(aws.things()).isEmpty();
    }

    @Test
    void replacesWhatALostAnswerMadeWhereTheFileSaysOtherwiseSince() {
        apply(new Fault(Fault.Kind.CUT_OFF_AFTER, 1), resource("named.a", "Name", "one"));
        assertThat(callsOf(resource("named.a", "Name", "two"))).containsExactly("delete named a", "create named a");
        assertThat(aws.things()).hasSize(1);
    }

    @Test
    void takesOverWhatExistsWhereTheFileSaysSo() {
        aws.add("named", "named/theirs", Value.fields("Label", "a", "Name", "theirs", "Size", 1, "Other", "x"));
        assertThat(callsOf(resource("named.a", "Name", "theirs", "Size", 2).adopting()))
                .containsExactly("update named a");
        assertThat(aws.thing("a").properties().text("Other")).isEqualTo("x");
        assertThat(callsOf(resource("named.a", "Name", "theirs", "Size", 2).adopting()))
                .isEmpty();
    }

    @Test
    void tellsEachStepFromItsStartToItsEnd() {
        aws.takeLooksToSettle(3);
        Run run = new Run(aws, state);
        run.apply(Graphs.of(resource("plain.a")));
        assertThat(run.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Scheduled", "Started", "Waiting", "Waiting", "Waiting", "Finished");
        assertThat(run.events).extracting(Event::address).containsOnly(at("plain.a"));
    }
}
