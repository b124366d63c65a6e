package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people run on AWS, written as {@code deployments/<name>/livestream.yaml} ({@code source.txt} says where the original is), lives
 * a whole life. {@code findings.txt} is what {@code lint} says of it, and {@code urls.txt} what viewers open.
 */
class DeploymentsTest {
    private static final Path FOLDER = Path.of("src/test/resources/deployments");

    static Stream<String> deployments() throws IOException {
        return Files.list(FOLDER).map(folder -> folder.getFileName().toString()).sorted();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void livesItsLife(String deployment, @TempDir Path folder) throws IOException {
        Terminal terminal = new Terminal(folder).with("ORIGIN_SHARED_SECRET", "c2VjcmV0LXZhbHVlLTEyMw");
        terminal.copy(FOLDER.resolve(deployment));

        Answer validate = terminal.run("validate FILE");
        assertThat(validate.code()).as(validate.err()).isZero();

        Answer lint = terminal.run("lint FILE --simulate");
        Golden.matches(FOLDER.resolve(deployment).resolve("findings.txt"), Golden.masked(lint.out() + lint.err()));

        Answer plan = terminal.run("plan FILE --simulate --detailed-exitcode");
        assertThat(plan.code()).as(plan.err()).isEqualTo(ExitCode.CHANGES);

        Answer apply = terminal.run("apply FILE --simulate --yes");
        assertThat(apply.code()).as(apply.err()).isZero();

        Answer urls = terminal.run("urls FILE --simulate");
        Golden.matches(FOLDER.resolve(deployment).resolve("urls.txt"), Golden.masked(urls.out()));

        Answer again = terminal.run("plan FILE --simulate --detailed-exitcode");
        assertThat(again.code()).as(again.out()).isEqualTo(ExitCode.DONE);

        Answer destroy = terminal.run("destroy FILE --simulate --yes");
        assertThat(destroy.code()).as(destroy.err()).isZero();
        assertThat(terminal.leftInAws()).isEmpty();
    }
}
