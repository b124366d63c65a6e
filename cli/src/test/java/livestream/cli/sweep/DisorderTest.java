package livestream.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import livestream.cli.ExitCode;
import livestream.cli.Terminal.Answer;
import livestream.simulator.Simulator;
import livestream.simulator.weather.ConsistencySettings;
import livestream.sweep.Thinning;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS tells lists in another order than they were written, each time it is asked: nothing of that is a change. */
@Tag("sweep")
@Tag("long")
class DisorderTest {
    static List<String> examples() throws IOException {
        return Site.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void thereIsNothingToDoAfterAnApply(String example, @TempDir Path folder) throws IOException {
        try (Site site = Site.of(example, folder, Simulator.Settings.inMemory())) {
            for (long seed = 1; seed <= Thinning.of(1, 3, 20); seed++) {
                ConsistencySettings disorder = ConsistencySettings.CALM.withOrder(seed);
                site.simulator().conditions(seed == 1 ? disorder : disorder.withLowerCaseHeaders());
                Answer apply = site.run("apply FILE --yes");
                assertThat(apply.code()).as(apply.err()).isZero();
                Answer plan = site.run("plan FILE --detailed-exitcode");
                assertThat(plan.code()).as(plan.out() + plan.err()).isEqualTo(ExitCode.DONE);
            }
            site.isDestroyed();
        }
    }
}
