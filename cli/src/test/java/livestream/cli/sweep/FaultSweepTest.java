package livestream.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import livestream.cli.ExitCode;
import livestream.cli.Terminal.Answer;
import livestream.simulator.Simulator;
import livestream.sweep.Sweep;
import livestream.sweep.Thinning;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each thing that can happen to a call happens to each call of an apply and of a destroy. That run may fail or succeed; the next one
 * finishes the work.
 */
@Tag("sweep")
@Tag("long")
class FaultSweepTest {
    private static final Thinning THINNING = new Thinning(200, 200);

    /** Most of the time they wait before they ask again. */
    private static final int AT_ONCE = 8;

    @TempDir
    Path folder;

    static List<String> examples() throws IOException {
        return Thinning.spread(Site.examples(), 3, 100);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theNextRunFinishesWhatAFaultCutOff(String example) throws Exception {
        List<FaultPoint> all = new ArrayList<>();
        Holdings undisturbed = rehearse(example, all);
        List<FaultPoint> visited = THINNING.of(all, FaultPoint::kinds);
        AtomicLong overcome = new AtomicLong();
        Sweep.Result result = Sweep.over(visited, AT_ONCE, point -> strike(example, point, undisturbed, overcome));
        System.out.println("faults in " + example + ": " + result.words(all, FaultPoint::label) + "; " + overcome
                + " runs overcame them");
        assertThat(result.failures()).isEmpty();
    }

    /** A life without faults: what an apply leads to, and which calls it and a destroy make. */
    private Holdings rehearse(String example, List<FaultPoint> points) throws IOException {
        try (Site site = Site.of(example, folder, Simulator.Settings.inMemory())) {
            assertThat(site.run("apply FILE --yes").code()).isZero();
            Holdings undisturbed = site.holdings();
            points.addAll(points("apply", site.simulator().calls()));
            site.simulator().forgetCalls();
            site.isDestroyed();
            points.addAll(points("destroy", site.simulator().calls()));
            return undisturbed;
        }
    }

    private static List<FaultPoint> points(String run, List<Simulator.Call> calls) {
        Map<String, Integer> counts = new TreeMap<>();
        List<FaultPoint> points = new ArrayList<>();
        for (Simulator.Call call : calls) {
            int nth = counts.merge(call.service() + " " + call.operation(), 1, Integer::sum);
            for (FaultPoint.Kind kind : FaultPoint.Kind.values()) {
                points.add(new FaultPoint(kind, run, call.service(), call.operation(), nth));
            }
        }
        return points;
    }

    private boolean strike(String example, FaultPoint point, Holdings undisturbed, AtomicLong overcome)
            throws IOException {
        try (Site site = Site.of(example, folder, Simulator.Settings.inMemory())) {
            boolean destroys = point.run().equals("destroy");
            if (destroys) {
                assertThat(site.run("apply FILE --yes").code()).isZero();
                site.simulator().forgetCalls();
            }
            site.simulator().faults().set(point.fault());
            Answer struck = site.run(point.run() + " FILE --yes");
            boolean met = point.isMetBy(site.simulator().calls());
            site.simulator().faults().clear();
            assertThat(struck.code()).as(struck.err()).isIn(ExitCode.DONE, ExitCode.FAILED, ExitCode.FILE_HAS_ERRORS);
            overcome.addAndGet(met && struck.code() == ExitCode.DONE ? 1 : 0);
            if (destroys) {
                site.isDestroyed();
            } else {
                site.recovers("apply FILE --yes", undisturbed);
            }
            return met;
        }
    }
}
