package livestream.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import livestream.cli.sweep.KillPoint.Moment;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;
import livestream.sweep.Sweep;
import livestream.sweep.Thinning;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run is killed at every place where that could matter: before and after each call to AWS takes effect, and before, amid and
 * after each write of its state. The next one comes at once and finishes the work.
 */
@Tag("sweep")
@Tag("long")
class KillSweepTest {
    private static final Thinning APPLIES = new Thinning(30, 40);
    private static final Thinning DESTROYS = new Thinning(60, 100);
    private static final Thinning CHANGES = new Thinning(90, 30);

    /** A child keeps a processor busy. */
    private static final int AT_ONCE = 2;

    /** By which a run looks whether AWS is done. */
    private static final List<String> WAITING = List.of("GetDistribution", "DescribeContainer");

    @TempDir
    Path folder;

    static List<String> applied() throws IOException {
        return Thinning.spread(Site.examples(), 1, 8);
    }

    @ParameterizedTest
    @MethodSource("applied")
    void theNextApplyFinishesWhatAKilledOneBegan(String example) throws Exception {
        sweep(new Deed(example, Deed.Kind.APPLY), Simulator.Settings.inMemory(), APPLIES, point -> true);
    }

    /** A destroy is much the same in all of them. */
    static List<String> destroyed() throws IOException {
        return Thinning.spread(Site.examples(), 1, 3);
    }

    @ParameterizedTest
    @MethodSource("destroyed")
    void theNextDestroyFinishesWhatAKilledOneBegan(String example) throws Exception {
        sweep(new Deed(example, Deed.Kind.DESTROY), Simulator.Settings.inMemory(), DESTROYS, point -> true);
    }

    static List<String> changed() {
        return Thinning.spread(List.of("removing-channels", "replacing-endpoints"), 1, 2);
    }

    /** Many things are deleted or replaced at once; the next plain run knows them for its own. */
    @ParameterizedTest
    @MethodSource("changed")
    void theNextApplyFinishesTheRemovalsOfAKilledOne(String change) throws Exception {
        sweep(new Deed(change, Deed.Kind.CHANGE), Simulator.Settings.inMemory(), CHANGES, point -> true);
    }

    static List<String> settling() {
        return Thinning.spread(List.of("news", "mediastore-created"), 1, 2);
    }

    /** CloudFront deploys and a container is made while the run dies; what it waited for is not made again. */
    @ParameterizedTest
    @MethodSource("settling")
    void theNextApplyWaitsOnForWhatAKilledOneWaitedFor(String example) throws Exception {
        Duration delay = Duration.ofSeconds(1);
        sweep(
                new Deed(example, Deed.Kind.APPLY),
                Simulator.Settings.inMemory().withDeployDelay(delay).withContainerDelay(delay),
                new Thinning(6, 2),
                point -> point instanceof KillPoint.Call call && WAITING.contains(call.operation()));
    }

    private void sweep(Deed deed, Simulator.Settings settings, Thinning thinning, Predicate<KillPoint> concerned)
            throws Exception {
        List<KillPoint> all = new ArrayList<>();
        Holdings undisturbed = rehearse(deed, settings, all);
        all.removeIf(concerned.negate());
        List<KillPoint> visited = thinning.of(all, point -> List.of(point.kind()));
        Sweep.Result result = Sweep.over(visited, AT_ONCE, point -> kill(deed, point, undisturbed, settings));
        System.out.println("killed " + deed + ": " + result.words(all, KillPoint::kind));
        assertThat(result.failures()).isEmpty();
    }

    /** A run to its end: what it leads to, and at which points it can be killed. */
    private Holdings rehearse(Deed deed, Simulator.Settings settings, List<KillPoint> points) throws IOException {
        try (Site site = deed.begin(folder, settings);
                Debugger debugger = Debugger.open()) {
            Child child = site.start(deed.line(), debugger.flag());
            List<KillPoint> writes = new ArrayList<>();
            debugger.follow(held -> !writes.add(held.point()));
            assertThat(child.end()).as(child.output()).isZero();
            Map<String, Integer> counts = new TreeMap<>();
            for (Simulator.Call call : site.simulator().calls()) {
                int nth = counts.merge(call.service() + " " + call.operation(), 1, Integer::sum);
                points.add(new KillPoint.Call(Moment.BEFORE, call.service(), call.operation(), nth));
                points.add(new KillPoint.Call(Moment.AFTER, call.service(), call.operation(), nth));
            }
            points.addAll(writes);
            Holdings undisturbed = site.holdings();
            site.isDestroyed();
            return undisturbed;
        }
    }

    /** Kills a run at a point and says whether it ever got there. */
    private boolean kill(Deed deed, KillPoint point, Holdings undisturbed, Simulator.Settings settings)
            throws IOException {
        try (Site site = deed.begin(folder, settings)) {
            boolean killed = point instanceof KillPoint.Call call
                    ? killAtCall(site, deed, call)
                    : killAtWrite(site, deed, (KillPoint.Write) point);
            deed.finish(site, undisturbed);
            return killed;
        }
    }

    private static boolean killAtCall(Site site, Deed deed, KillPoint.Call point) throws IOException {
        CompletableFuture<Child> child = new CompletableFuture<>();
        Fault fault = point.moment() == Moment.BEFORE
                ? Fault.haltedBefore(callSummary -> child.join().kill())
                : Fault.haltedAfter(callSummary -> child.join().kill());
        site.simulator()
                .faults()
                .set(fault.at(point.service(), point.operation()).nth(point.nth()));
        child.complete(site.start(deed.line()));
        boolean killed = child.join().wasKilled();
        site.simulator().faults().clear();
        return killed;
    }

    private static boolean killAtWrite(Site site, Deed deed, KillPoint.Write point) throws IOException {
        try (Debugger debugger = Debugger.open()) {
            Child child = site.start(deed.line(), debugger.flag());
            List<Debugger.Held> held = new ArrayList<>();
            debugger.follow(at -> at.point().equals(point) && held.add(at));
            if (held.isEmpty()) {
                assertThat(child.end()).as(child.output()).isZero();
                return false;
            }
            child.kill();
            if (point.moment() == Moment.HALFWAY && point.verb().equals("append") && point.nth() % 4 == 1) {
                tear(site.states().resolve(held.get(0).name()), held.get(0));
            }
            return true;
        }
    }

    /**
     * A run comes twice to the middle of an append: with lines that the end mark does not know, and with a mark that does. Nothing can
     * be killed amid one write of the kernel; half of the lines is what a power cut leaves of it.
     */
    private static void tear(Path file, Debugger.Held held) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(held.before() + held.more() / 2);
        }
    }
}
