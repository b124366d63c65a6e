package livestream.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import livestream.cli.sweep.KillPoint.Moment;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;
import livestream.sweep.Sweep;
import livestream.sweep.Thinning;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An apply is killed at every place where that could matter: before and after each call to AWS takes effect, and before, amid and
 * after each write of its state. The next apply finishes the work.
 */
class KillSweepTest {
    private static final Thinning THINNING = new Thinning(80, 20);

    /** A child keeps a processor busy. */
    private static final int AT_ONCE = 2;

    /** By which a run looks whether AWS is done. */
    private static final List<String> WAITING = List.of("GetDistribution", "DescribeContainer");

    @TempDir
    Path folder;

    static Stream<String> examples() throws IOException {
        return Site.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theNextApplyFinishesWhatAKilledOneBegan(String example) throws Exception {
        sweep(example, Simulator.Settings.inMemory(), THINNING, point -> true);
    }

    /** CloudFront deploys and a container is made while the run dies; what it waited for is not made again. */
    @ParameterizedTest
    @ValueSource(strings = {"news", "mediastore-created"})
    void theNextApplyWaitsOnForWhatAKilledOneWaitedFor(String example) throws Exception {
        Duration delay = Duration.ofSeconds(1);
        sweep(
                example,
                Simulator.Settings.inMemory().withDeployDelay(delay).withContainerDelay(delay),
                new Thinning(3, 2),
                point -> point instanceof KillPoint.Call call && WAITING.contains(call.operation()));
    }

    private void sweep(String example, Simulator.Settings settings, Thinning thinning, Predicate<KillPoint> concerned)
            throws Exception {
        List<KillPoint> all = new ArrayList<>();
        Holdings undisturbed = rehearse(example, settings, all);
        all.removeIf(concerned.negate());
        // Calls that are made at once come in any order; which points are visited must not depend on it.
        all.sort(Comparator.comparing(Object::toString));
        List<KillPoint> visited = thinning.of(all, point -> List.of(point.kind()));
        Sweep.Result result = Sweep.over(visited, AT_ONCE, point -> kill(example, point, undisturbed, settings));
        System.out.println("killed " + example + ": " + result.words(all, KillPoint::kind));
        assertThat(result.failures()).isEmpty();
    }

    /** An apply to its end: what it leads to, and at which points it can be killed. */
    private Holdings rehearse(String example, Simulator.Settings settings, List<KillPoint> points) throws IOException {
        try (Site site = Site.of(example, folder, settings);
                Debugger debugger = Debugger.open()) {
            Child child = site.start("apply FILE --yes", debugger.flag());
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

    /** Kills an apply at a point and says whether it ever got there. */
    private boolean kill(String example, KillPoint point, Holdings undisturbed, Simulator.Settings settings)
            throws IOException {
        try (Site site = Site.of(example, folder, settings)) {
            boolean killed = point instanceof KillPoint.Call call
                    ? killAtCall(site, call)
                    : killAtWrite(site, (KillPoint.Write) point);
            site.recovers(undisturbed);
            return killed;
        }
    }

    private static boolean killAtCall(Site site, KillPoint.Call point) throws IOException {
        CompletableFuture<Child> child = new CompletableFuture<>();
        Fault fault = point.moment() == Moment.BEFORE
                ? Fault.haltedBefore(asked -> child.join().kill())
                : Fault.haltedAfter(asked -> child.join().kill());
        site.simulator()
                .faults()
                .set(fault.at(point.service(), point.operation()).nth(point.nth()));
        child.complete(site.start("apply FILE --yes"));
        boolean killed = child.join().wasKilled();
        site.simulator().faults().clear();
        return killed;
    }

    private static boolean killAtWrite(Site site, KillPoint.Write point) throws IOException {
        try (Debugger debugger = Debugger.open()) {
            Child child = site.start("apply FILE --yes", debugger.flag());
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
