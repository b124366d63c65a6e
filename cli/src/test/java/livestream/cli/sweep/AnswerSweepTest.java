package livestream.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import livestream.cli.ExitCode;
import livestream.cli.Terminal.Answer;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;
import livestream.simulator.weather.Garbling;
import livestream.sweep.Sweep;
import livestream.sweep.Thinning;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each answer that AWS gives to a plan, an apply, an update, a look for drift and a destroy is garbled in each way, as a whole and
 * member by member. The command says what it was told in place of an answer, and the next apply finishes the work.
 */
@Tag("sweep")
@Tag("long")
class AnswerSweepTest {
    private static final Thinning THINNING = new Thinning(800, 3000);

    /** Most of the time they wait before they ask again. */
    private static final int AT_ONCE = 8;

    private static final List<String> RUNS = List.of("apply", "plan", "drift", "update", "destroy");

    private static final boolean IS_FULL = Thinning.of(0, 0, 1) == 1;

    /** What asks again for minutes when no answer can be read, which a full sweep alone has time for. */
    private static final Set<String> PATIENT = Set.of("apply", "update", "destroy");

    @TempDir
    Path folder;

    static List<String> examples() throws IOException {
        return Thinning.spread(Site.examples(), 2, 4);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theNextRunFinishesWhatAGarbledAnswerCutOff(String example) throws Exception {
        Set<AnswerPoint> points = new LinkedHashSet<>();
        Holdings undisturbed = rehearse(example, points);
        List<AnswerPoint> visited = THINNING.of(points, AnswerPoint::kinds);
        Sweep.Result result = Sweep.over(visited, AT_ONCE, point -> garble(example, point, undisturbed));
        System.out.println(
                "answers garbled in " + example + ": " + result.words(List.copyOf(points), AnswerPoint::label));
        assertThat(result.failures()).isEmpty();
    }

    /** A life in which nothing goes wrong: what an apply leads to, and which answers each command gets. */
    private Holdings rehearse(String example, Set<AnswerPoint> points) throws IOException {
        try (Site site = Site.of(example, folder, Simulator.Settings.inMemory())) {
            Holdings undisturbed = null;
            for (String run : RUNS) {
                Map<String, Set<Garbling>> ways = new TreeMap<>();
                site.simulator().faults().set(Fault.overheard((callSummary, response) -> {
                    synchronized (ways) {
                        Set<Garbling> more = ways.computeIfAbsent(
                                callSummary.service() + " " + callSummary.operation(), any -> new LinkedHashSet<>());
                        Arrays.stream(Garbling.Whole.values()).map(Garbling::of).forEach(more::add);
                        Garbling.members(response).forEach(member -> Arrays.stream(Garbling.Part.values())
                                .map(part -> Garbling.of(member, part))
                                .forEach(more::add));
                        if (response.headers().containsKey("ETag")) {
                            more.add(Garbling.withoutHeader("ETag"));
                        }
                    }
                }));
                assertThat(command(site, run).code()).isZero();
                site.simulator().faults().clear();
                undisturbed = undisturbed == null ? site.holdings() : undisturbed;
                ways.forEach((call, garblings) -> garblings.forEach(how -> add(points, run, call.split(" "), how)));
            }
            assertThat(undisturbed).isNotNull();
            return undisturbed;
        }
    }

    private static void add(Set<AnswerPoint> points, String run, String[] call, Garbling how) {
        points.add(new AnswerPoint(run, call[0], call[1], how, false));
        if (IS_FULL || !PATIENT.contains(run)) {
            points.add(new AnswerPoint(run, call[0], call[1], how, true));
        }
    }

    private static Answer command(Site site, String run) throws IOException {
        if (run.equals("update")) {
            site.tag("sweep");
        }
        return site.run(
                switch (run) {
                    case "plan" -> "plan FILE";
                    case "drift" -> "drift FILE";
                    case "destroy" -> "destroy FILE --yes";
                    default -> "apply FILE --yes";
                });
    }

    private boolean garble(String example, AnswerPoint point, Holdings undisturbed) throws IOException {
        try (Site site = Site.of(example, folder, Simulator.Settings.inMemory())) {
            if (!point.run().equals("apply")) {
                assertThat(site.run("apply FILE --yes").code()).isZero();
            }
            site.simulator().forgetCalls();
            site.simulator().faults().set(point.fault());
            Answer garbled = command(site, point.run());
            boolean met = site.simulator().calls().stream()
                    .anyMatch(call -> call.service().equals(point.service())
                            && call.operation().equals(point.operation()));
            site.simulator().faults().clear();
            assertThat(garbled.code())
                    .as(garbled.err())
                    .isIn(
                            ExitCode.DONE,
                            ExitCode.FAILED,
                            ExitCode.CHANGES,
                            ExitCode.FILE_HAS_ERRORS,
                            ExitCode.CONSENT_MISSING);
            assertThat(garbled.out() + garbled.err())
                    .doesNotContain("This is a bug", "Exception", "\tat ", "Fatal Error", "account null", "-null-");
            if (point.run().equals("destroy")) {
                site.isDestroyed();
            } else if (point.lies() || !point.run().equals("apply")) {
                site.goesOn();
            } else {
                site.recovers("apply FILE --yes", undisturbed);
            }
            return met;
        }
    }
}
