package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.cli.Terminal.Answer;
import livestream.cli.command.LivestreamCommand;
import livestream.simulator.Simulator;
import livestream.state.LockInfo;
import livestream.state.StateStore;
import livestream.state.store.JournaledStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose lock another one has taken says so, wherever it stood still meanwhile. */
class LostLockTest {
    private static final String FILE = """
            version: 1
            name: news
            region: us-west-2
            channels:
              lab: { http: { url: "https://packager.example.net/live", headers: { X-Key: "${secret:env:KEY}" } } }
              air: { mediapackage: { endpoints: [hls] } }
            """;

    @TempDir
    private Path folder;

    private Terminal terminal;
    private Simulator aws;

    @BeforeEach
    void start() throws IOException {
        aws = Simulator.start(Simulator.Settings.inMemory());
        System.setProperty("aws.endpointUrl", aws.endpoint().toString());
        System.setProperty("aws.accessKeyId", "simulator");
        System.setProperty("aws.secretAccessKey", "simulator");
        terminal = new Terminal(folder).with("KEY", "a key");
        terminal.write("livestream.yaml", FILE);
    }

    @AfterEach
    void end() {
        aws.close();
        List.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey").forEach(System::clearProperty);
    }

    private StateStore store() {
        return JournaledStore.ofFile(folder.resolve(".livestream/state/news.json"));
    }

    /** What happens while the run stands still: its lock is released, and another run does all of it. */
    private void takeOver(String line) {
        try {
            Optional<LockInfo> lockInfo = store().lockInfo();
            assertThat(lockInfo).isPresent();
            assertThat(store().unlock(lockInfo.get().id())).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Answer other = terminal.run(line);
        assertThat(other.code()).as(line + other.err()).isZero();
    }

    /** Runs a line that stands still when it asks, or when it reads the secret of the file. */
    private Answer run(String line, boolean whenAsked, String meanwhile) {
        boolean[] done = {false};
        Runnable takesOver = () -> {
            if (!done[0]) {
                done[0] = true;
                takeOver(meanwhile);
            }
        };
        Map<String, String> environment = new HashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            public String get(Object name) {
                if (name.equals("KEY") && !whenAsked) {
                    takesOver.run();
                }
                return name.equals("KEY") ? "a key" : null;
            }
        };
        InputStream in = new InputStream() {
            private final byte[] yes =
                    (line.startsWith("destroy") ? "news\n" : "yes\n").getBytes(StandardCharsets.UTF_8);
            private int next;

            @Override
            public int read() {
                takesOver.run();
                return next < yes.length ? yes[next++] : -1;
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                in,
                false,
                true,
                120,
                environment,
                new PhaseTimings());
        int code = LivestreamCommand.run(
                console,
                List.of(line.replace("FILE", folder.resolve("livestream.yaml").toString())
                                .split(" "))
                        .toArray(String[]::new));
        assertThat(done[0]).as(line + err).isTrue();
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void isLost(Answer answer) {
        assertThat(answer.err())
                .contains("error[lock-lost]")
                .doesNotContain("folder-not-writable", "name-taken", "livestream import", "This is a bug");
        assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aPlanThatStoodStillDoesNotTakeTheOtherRunForStrangers() {
        isLost(run("apply FILE", false, "apply FILE --yes"));
        assertThat(terminal.run("plan FILE --detailed-exitcode").code()).isZero();
    }

    @Test
    void anApplyThatIsAnsweredTooLateHasLostIt() {
        isLost(run("apply FILE", true, "apply FILE --yes"));
        isLost(run("destroy FILE", true, "destroy FILE --yes"));
        assertThat(terminal.run("state list FILE").out()).isEmpty();
    }

    @Test
    void soHasEveryOtherCommandThatWrites() throws IOException {
        assertThat(terminal.run("apply FILE --yes").code()).isZero();
        String id = terminal.run("state show mediapackage_channel.air FILE")
                .out()
                .lines()
                .findFirst()
                .orElseThrow()
                .split("  ")[1];
        Path pushed = Files.writeString(
                folder.resolve("pushed.json"), terminal.run("state pull FILE").out());
        isLost(run("forget mediapackage_channel.air FILE", true, "forget mediapackage_channel.air FILE --yes"));
        isLost(run(
                "import mediapackage_channel.air " + id + " FILE",
                false,
                "import mediapackage_channel.air " + id + " FILE"));
        isLost(run("state push " + pushed + " FILE --force", true, "state push " + pushed + " FILE --yes --force"));
    }
}
