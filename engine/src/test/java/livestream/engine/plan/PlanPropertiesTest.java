package livestream.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.ApplyResult;
import livestream.engine.fake.FakeAws;
import livestream.engine.fake.Run;
import livestream.engine.fake.Worlds;
import livestream.engine.text.AnsiStyle;
import livestream.engine.text.PlanText;
import livestream.schema.Address;
import livestream.state.State;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What holds for the plan of any file in any world. */
class PlanPropertiesTest {

    private static String text(Run run, ResourceGraph desired) {
        return PlanText.of(run.plan(desired), run.catalog, 100, AnsiStyle.PLAIN);
    }

    private static State applied(FakeAws aws, State state, ResourceGraph desired) {
        Run run = new Run(aws, state);
        ApplyResult result = run.apply(desired);
        assertThat(result.failures()).isEmpty();
        assertThat(result.complete()).isTrue();
        return run.store.onDisk();
    }

    @Property(tries = 200)
    void isTheSameTextHoweverOftenAndWhereverItIsMade(
            @ForAll @LongRange(max = 100_000) long before, @ForAll @LongRange(max = 100_000) long after) {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), Worlds.graph(before));
        String first = text(new Run(aws, state), Worlds.graph(after));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(text(new Run(aws, state), Worlds.graph(after))).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Property(tries = 200)
    void isEmptyAfterAnApply(
            @ForAll @LongRange(max = 100_000) long before, @ForAll @LongRange(max = 100_000) long after) {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), Worlds.graph(before));
        state = applied(aws, state, Worlds.graph(after));
        assertThat(new Run(aws, state).plan(Worlds.graph(after)).isEmpty()).isTrue();
        aws.forgetCalls();
        Run again = new Run(aws, state);
        again.apply(Worlds.graph(after));
        assertThat(aws.calls()).isEmpty();
        assertThat(again.store.written()).isEmpty();
    }

    @Property(tries = 200)
    void comesInAnOrderInWhichNothingPrecedesWhatItNeeds(
            @ForAll @LongRange(max = 100_000) long before, @ForAll @LongRange(max = 100_000) long after) {
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), Worlds.graph(before));
        Set<Address> seen = new HashSet<>();
        List<Address> deleted = new ArrayList<>();
        for (Change change : new Run(aws, state).plan(Worlds.graph(after)).changes()) {
            Resource desired = change.desired();
            if (desired != null) {
                assertThat(seen).containsAll(desired.dependsOn());
            } else {
                state.resources().get(change.address()).dependsOn().forEach(target -> assertThat(deleted)
                        .doesNotContain(target));
                deleted.add(change.address());
            }
            assertThat(seen.add(change.address())).isTrue();
        }
    }

    @Property(tries = 100)
    void doesNotDependOnTheOrderOfTheFileButForTheOrderOfItsWords(@ForAll @LongRange(max = 100_000) long world) {
        List<Resource> resources = new ArrayList<>(Worlds.graph(world).resources());
        Collections.reverse(resources);
        ResourceGraph.Builder reversed = new ResourceGraph.Builder();
        resources.forEach(reversed::add);
        FakeAws aws = new FakeAws();
        State state = applied(aws, State.fresh("lineage-1"), Worlds.graph(world));
        assertThat(new Run(aws, state).plan(reversed.build()).isEmpty()).isTrue();
    }
}
