package livestream.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import livestream.simulator.Simulator;
import livestream.simulator.weather.ConsistencySettings;
import livestream.simulator.weather.Fault;
import livestream.sweep.Sweep;
import livestream.sweep.Thinning;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several things go wrong in one run: AWS shows late what was made, the answer to a change is lost, and the run is killed at another
 * change. The next run comes at once and finishes the work.
 */
@Tag("sweep")
@Tag("long")
class WeatherSweepTest {
    /** Most of the time they wait until AWS shows something. */
    private static final int AT_ONCE = 6;

    /** Another number visits other points; a failure names the one that it was found with. */
    private static final long SEED = Long.getLong("sweep.seed", 20261130);

    @TempDir
    Path folder;

    /** How late AWS shows what was made. */
    enum Lag {
        BY_TIME,
        BY_LOOKS;

        ConsistencySettings consistencySettings() {
            return this == BY_TIME
                    ? ConsistencySettings.CALM.withLag(Duration.ofSeconds(4))
                    : ConsistencySettings.CALM.withLagCalls(5);
        }
    }

    /**
     * What goes wrong in a run.
     *
     * @param lost the change whose answer is lost
     * @param killed the change at which the run is killed, which may be the same
     * @param after whether that has taken effect by then
     */
    record Storm(Lag lag, Change lost, Change killed, boolean after) {}

    /** The nth call of an operation. */
    record Change(String service, String operation, int nth) {
        Fault when(Fault fault) {
            return fault.at(service, operation).nth(nth);
        }
    }

    private static final List<Deed> DEEDS = List.of(
            new Deed("news", Deed.Kind.APPLY),
            new Deed("partner-feed", Deed.Kind.APPLY),
            new Deed("s3-origin", Deed.Kind.APPLY),
            new Deed("news", Deed.Kind.DESTROY),
            new Deed("removing-channels", Deed.Kind.CHANGE),
            new Deed("replacing-endpoints", Deed.Kind.CHANGE));

    /** A deed that a storm goes over, and what it leads to without one. */
    private record Visit(Deed deed, Storm storm, Holdings undisturbed) {}

    @Test
    void theNextRunFinishesWhatAStormCutOff() throws Exception {
        List<Visit> visits = new ArrayList<>();
        for (Deed deed : Thinning.spread(DEEDS, 2, 100)) {
            List<Change> changes = new ArrayList<>();
            Holdings undisturbed = rehearse(deed, changes);
            Random random = new Random(SEED + deed.toString().hashCode());
            random.ints(Thinning.of(1, 4, 200), 0, changes.size() * changes.size())
                    .mapToObj(pair -> new Storm(
                            random.nextBoolean() ? Lag.BY_TIME : Lag.BY_LOOKS,
                            changes.get(pair / changes.size()),
                            changes.get(pair % changes.size()),
                            random.nextBoolean()))
                    .forEach(storm -> visits.add(new Visit(deed, storm, undisturbed)));
        }
        Sweep.Result result = Sweep.over(visits, AT_ONCE, this::strike);
        System.out.println(
                "storms: " + result.covered() + " of " + visits.size() + " runs were killed in them; seed " + SEED);
        assertThat(result.failures()).isEmpty();
    }

    private Holdings rehearse(Deed deed, List<Change> changes) throws IOException {
        try (Site site = deed.begin(folder, Simulator.Settings.inMemory())) {
            site.succeeds(deed.line());
            Map<String, Integer> counts = new TreeMap<>();
            for (Simulator.Call call : site.simulator().calls()) {
                if (!call.operation().matches("(Get|List|Describe|Head).*")) {
                    int nth = counts.merge(call.service() + " " + call.operation(), 1, Integer::sum);
                    changes.add(new Change(call.service(), call.operation(), nth));
                }
            }
            changes.sort(Comparator.comparing(Change::toString));
            return site.holdings();
        }
    }

    /** Whether the run got to where it was to be killed; what it did before is finished in any case. */
    private boolean strike(Visit visit) throws IOException {
        Deed deed = visit.deed();
        Storm storm = visit.storm();
        try (Site site = deed.begin(folder, Simulator.Settings.inMemory())) {
            site.simulator().conditions(storm.lag().consistencySettings());
            CompletableFuture<Child> child = new CompletableFuture<>();
            Fault halt = storm.after()
                    ? Fault.haltedAfter(callSummary -> child.join().kill())
                    : Fault.haltedBefore(callSummary -> child.join().kill());
            site.simulator().faults().set(storm.lost().when(Fault.answerLost()));
            site.simulator().faults().set(storm.killed().when(halt));
            child.complete(site.start(deed.line()));
            boolean killed = child.join().wasKilled();
            site.simulator().faults().clear();
            deed.finish(site, visit.undisturbed());
            return killed;
        }
    }
}
