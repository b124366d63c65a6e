package livestream.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import livestream.cli.ExitCode;
import livestream.cli.Terminal.Answer;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;
import livestream.simulator.weather.Garbling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An AWS that does not say whose account it is: nothing is planned, saved or made, and no account is called null. */
class UnknownAccountTest {
    private static final String ACCOUNT = "GetCallerIdentityResponse.GetCallerIdentityResult.Account";

    @TempDir
    Path folder;

    private static Stream<Garbling> ways() {
        return Stream.concat(
                Arrays.stream(Garbling.Whole.values()).map(Garbling::of),
                Arrays.stream(Garbling.Part.values()).map(part -> Garbling.of(ACCOUNT, part)));
    }

    @Test
    void nothingIsPlannedSavedOrMade() throws IOException {
        try (Site site = Site.of("s3-origin", folder, Simulator.Settings.inMemory())) {
            Path saved = folder.resolve("saved.plan");
            for (Garbling how : ways().toList()) {
                site.simulator()
                        .faults()
                        .set(Fault.garbled(how).at("sts", "GetCallerIdentity").times(Fault.ALWAYS));
                for (String line : List.of("plan FILE", "plan FILE --out " + saved, "apply FILE --yes")) {
                    Answer answer = site.run(line);
                    assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.FAILED);
                    assertThat(answer.err())
                            .as(line + " after " + how)
                            .containsAnyOf(
                                    "AWS did not say which account these credentials are of.",
                                    "STS answered GetCallerIdentity ")
                            .contains("error[no-answer]")
                            .doesNotContain("null-", "account null", "This is a bug");
                    assertThat(answer.out()).doesNotContain("Plan:", "null");
                }
                site.simulator().faults().clear();
                assertThat(saved).doesNotExist();
                assertThat(site.simulator().isEmpty()).isTrue();
            }
            assertThat(site.run("apply FILE --yes").code()).isZero();
            site.isDestroyed();
        }
    }
}
