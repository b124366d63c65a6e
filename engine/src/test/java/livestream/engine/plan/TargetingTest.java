package livestream.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.ApplyResult;
import livestream.engine.fake.FakeAws;
import livestream.engine.fake.Graphs;
import livestream.engine.fake.Run;
import livestream.engine.fake.Worlds;
import livestream.engine.text.AnsiStyle;
import livestream.engine.text.PlanText;
import livestream.golden.Golden;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.DiagnosticPrinter;
import livestream.schema.Diagnostics;
import livestream.state.DependencyIndex;
import livestream.state.State;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

@Tag("sweep")
class TargetingTest {
    private static final Path GOLDENS = Path.of("src/test/resources/selections");

    private static final ResourceGraph CHAIN = Graphs.of(
            Graphs.resource("plain.a"),
            Graphs.resource("plain.b", "Of", Graphs.id("plain.a")),
            Graphs.resource("named.c", "Name", "c", "Of", Graphs.id("plain.b")),
            Graphs.resource("plain.d"));

    private static State applied(FakeAws aws, State state, ResourceGraph desired) {
        Run run = new Run(aws, state);
        assertThat(run.apply(desired).complete()).isTrue();
        return run.store.onDisk();
    }

    private static Plan plan(Run run, ResourceGraph desired, Targeting targeting) {
        Plan whole = run.plan(desired, targeting.replaced(desired));
        return targeting.of(whole, desired, new Needs(whole, run.store.onDisk(), run.catalog));
    }

    private static Targeting target(String... words) {
        return new Targeting(List.of(words), List.of(), List.of(), List.of());
    }

    private static Targeting exclude(String... words) {
        return new Targeting(List.of(), List.of(words), List.of(), List.of());
    }

    private static List<String> done(Plan plan) {
        return plan.touched().stream()
                .map(change -> change.address().toString())
                .toList();
    }

    private static List<String> left(Plan plan) {
        return plan.undone().stream().map(change -> change.address().toString()).toList();
    }

    @Test
    void aTargetTakesAlongWhatItNeeds() {
        Plan plan = plan(new Run(new FakeAws(), State.fresh("lineage-1")), CHAIN, target("plain.b"));
        assertThat(done(plan)).containsExactly("plain.a", "plain.b");
        assertThat(left(plan)).containsExactly("named.c", "plain.d");
    }

    @Test
    void whatIsExcludedTakesAlongWhatNeedsIt() {
        Plan plan = plan(new Run(new FakeAws(), State.fresh("lineage-1")), CHAIN, exclude("plain.b"));
        assertThat(done(plan)).containsExactly("plain.a", "plain.d");
    }

    @Test
    void anAsteriskIsAnyText() {
        Run run = new Run(new FakeAws(), State.fresh("lineage-1"));
        assertThat(done(plan(run, CHAIN, target("*.d")))).containsExactly("plain.d");
        assertThat(done(plan(run, CHAIN, exclude("plain.*")))).isEmpty();
        assertThat(done(plan(run, CHAIN, target("*")))).hasSize(4);
    }

    @Test
    void whatGoesNeedsThoseThatReferToIt() {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), CHAIN);
        Run run = new Run(aws, state);
        assertThat(done(plan(run, ResourceGraph.empty(), target("plain.b")))).containsExactly("named.c", "plain.b");
        assertThat(done(plan(run, ResourceGraph.empty(), exclude("named.c")))).containsExactly("plain.d");
    }

    @Test
    void whatIsReplacedBringsThoseThatReferToIt() {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), CHAIN);
        Plan plan = plan(
                new Run(aws, state),
                CHAIN,
                new Targeting(List.of("plain.a"), List.of(), List.of("plain.a"), List.of()));
        assertThat(plan.touched().get(0)).isInstanceOf(Change.Replace.class);
        assertThat(done(plan)).containsExactly("plain.a", "plain.b");
        assertThat(plan.touched().get(1)).isInstanceOf(Change.Update.class);
    }

    @Test
    void aDoorIsClosedTogetherWithThoseWhoMustLearnOfIt() {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), CHAIN);
        ResourceGraph guarded = Graphs.of(
                Graphs.resource("plain.a", "Guard", "key"),
                Graphs.resource("plain.b", "Of", Graphs.id("plain.a"), "Key", "key"),
                Graphs.resource("named.c", "Name", "c", "Of", Graphs.id("plain.b")),
                Graphs.resource("plain.d"));
        Run run = new Run(aws, state);
        assertThat(done(plan(run, guarded, target("plain.a")))).containsExactly("plain.a", "plain.b");
        assertThat(done(plan(run, guarded, exclude("plain.b")))).isEmpty();
    }

    @Test
    void aReplacementThatWasAskedForIsMadeAnew() {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), CHAIN);
        String before = aws.thing("d").id();
        Run run = new Run(aws, state);
        run.apply(plan(run, CHAIN, new Targeting(List.of(), List.of(), List.of("plain.d"), List.of())));
        assertThat(aws.thing("d").id()).isNotEqualTo(before);
        assertThat(new Run(aws, run.store.onDisk()).plan(CHAIN).isEmpty()).isTrue();
    }

    @Test
    void aPartialPlanSaysWhatItLeavesOut() {
        Run run = new Run(new FakeAws(), State.fresh("lineage-1"));
        Golden.matches(
                GOLDENS.resolve("target.txt"),
                PlanText.of(plan(run, CHAIN, target("plain.a")), run.catalog, 100, AnsiStyle.PLAIN));
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), CHAIN);
        Run again = new Run(aws, state);
        ResourceGraph without = Graphs.of(Graphs.resource("plain.a"));
        Golden.matches(
                GOLDENS.resolve("nothing-chosen.txt"),
                PlanText.of(plan(again, without, target("plain.a")), again.catalog, 100, AnsiStyle.PLAIN));
    }

    @Test
    void aNameThatNothingHasIsCorrected() {
        Diagnostics diagnostics = new Diagnostics();
        new Targeting(
                        List.of("plain.*", "plane.b", "other.*"),
                        List.of("named.cc"),
                        List.of("plain.e"),
                        List.of("plain.a", "gone.x"))
                .findings(CHAIN, State.fresh("lineage-1"))
                .forEach(diagnostics::add);
        Golden.matches(
                GOLDENS.resolve("unknown-address.txt"),
                new DiagnosticPrinter(diagnostics.sourceTexts(), 100, false).text(diagnostics.all()));
    }

    /** Some of the addresses of both worlds, each as often as the seed says. */
    private static Targeting some(long seed, ResourceGraph before, ResourceGraph after) {
        Random random = new Random(seed);
        Set<String> all = new HashSet<>();
        before.resources().forEach(each -> all.add(each.address().toString()));
        after.resources().forEach(each -> all.add(each.address().toString()));
        List<String> words = all.stream().sorted().toList();
        int kind = random.nextInt(3);
        return new Targeting(
                kind == 1
                        ? List.of()
                        : words.stream().filter(word -> random.nextInt(3) == 0).toList(),
                kind == 0
                        ? List.of()
                        : words.stream().filter(word -> random.nextInt(4) == 0).toList(),
                List.of(),
                List.of());
    }

    private static Set<Address> named(List<String> words) {
        return words.stream().map(Address::parse).collect(Collectors.toSet());
    }

    @Property
    void whatIsDoneNeedsNothingThatIsLeftUndone(
            @ForAll @LongRange(max = 100_000) long before,
            @ForAll @LongRange(max = 100_000) long after,
            @ForAll long choice) {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), Worlds.graph(before));
        Targeting targeting = some(choice, Worlds.graph(before), Worlds.graph(after));
        Plan plan = plan(new Run(aws, state), Worlds.graph(after), targeting);
        Set<Address> undone = plan.undone().stream().map(Change::address).collect(Collectors.toSet());
        for (Change change : plan.changes()) {
            Resource desired = change.desired();
            if (desired != null) {
                assertThat(desired.dependsOn()).noneMatch(undone::contains);
            }
            if (change instanceof Change.Delete || change instanceof Change.Replace) {
                new DependencyIndex(state).of(change.address()).forEach(other -> assertThat(undone)
                        .doesNotContain(other.address()));
            }
        }
        assertThat(plan.changes().stream().map(Change::address)).noneMatch(named(targeting.excluded())::contains);
    }

    @Property
    void nothingButWhatIsChosenIsTouchedAndTheRestIsDoneLater(
            @ForAll @LongRange(max = 100_000) long before,
            @ForAll @LongRange(max = 100_000) long after,
            @ForAll long choice) {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), Worlds.graph(before));
        Targeting targeting = some(choice, Worlds.graph(before), Worlds.graph(after));
        Run run = new Run(aws, state);
        Plan plan = plan(run, Worlds.graph(after), targeting);
        ApplyResult result = run.apply(plan);
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
        State now = run.store.onDisk();
        plan.leftOut().forEach(change -> assertThat(now.resources().get(change.address()))
                .isEqualTo(state.resources().get(change.address())));
        State whole = applied(aws, now, Worlds.graph(after));
        assertThat(new Run(aws, whole).plan(Worlds.graph(after)).isEmpty()).isTrue();
    }

    /** A pattern that goes back would be at it for years, and one of its length would take more stack than there is. */
    @Test
    void endsWhateverIsNamed() {
        String hostile = "*a".repeat(100_000) + "b";
        Targeting targeting = new Targeting(List.of(hostile), List.of(hostile), List.of(hostile), List.of(hostile));
        State state = State.fresh("lineage-1");
        assertThat(targeting.findings(CHAIN, state)).hasSize(4).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("too-long");
            assertThat(finding.message()).hasSizeLessThan(200).contains("found 200001");
        });
        assertThat(targeting.replaced(CHAIN)).isEmpty();
        assertThat(targeting.retiring(state)).isEqualTo(state);
        assertThat(target("*a*a*a*a*a*a*a*a*b").findings(CHAIN, state))
                .extracting(Diagnostic::code)
                .containsExactly("unknown-address");
    }
}
