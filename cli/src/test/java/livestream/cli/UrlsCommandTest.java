package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlsCommandTest {
    private static final Path GOLDENS = Path.of("src/test/resources/urls");
    private static final String HEAD = "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: ";

    @TempDir
    private Path folder;

    private Terminal terminal;
    private Path lock;

    @BeforeEach
    void begin() {
        terminal = new Terminal(folder);
        lock = folder.resolve("urls.lock");
        terminal.write("livestream.yaml", HEAD + "[hls, dash]\n");
    }

    private static void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(GOLDENS.resolve(name + ".txt"), Golden.masked(text));
    }

    private Answer check() {
        return terminal.run("urls FILE --simulate --check " + lock);
    }

    private void write() {
        assertThat(terminal.run("urls FILE --simulate --write " + lock).code()).isZero();
    }

    private void apply() {
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
    }

    @Test
    void listsWhatIsPlannedAndWhatIsDeployed() {
        terminal.write(
                "livestream.yaml", HEAD + "{ hls: { startoverWindow: 24h }, dash: , mss: { startoverWindow: 24h } }\n");
        golden("planned", terminal.run("urls FILE --simulate"));
        apply();
        golden("deployed", terminal.run("urls FILE --simulate"));
        golden("json", terminal.run("urls FILE --simulate --json"));
    }

    @Test
    void aLockStaysTheSameForTheSameUrls() throws IOException {
        apply();
        write();
        String first = Files.readString(lock);
        terminal.write("livestream.yaml", HEAD + "[dash, hls]\n");
        write();
        assertThat(Files.readString(lock)).isEqualTo(first);
        golden("lock", new Answer(0, first, ""));
        assertThat(check().code()).isZero();
    }

    @Test
    void aUrlThatWouldChangeFails() {
        apply();
        write();
        terminal.write("livestream.yaml", HEAD + "[hls, dash]\ndistribution: { routing: path }\n");
        golden("would-change", check());
    }

    @Test
    void aUrlThatWouldVanishFailsAndANewOneDoesNot() {
        apply();
        write();
        terminal.write("livestream.yaml", HEAD + "[hls, mss]\n");
        golden("would-vanish", check());
        terminal.write("livestream.yaml", HEAD + "[hls, dash, mss]\n");
        golden("new", check());
    }

    /** A new endpoint id is another URL where URLs carry the id. */
    @Test
    void anEndpointMadeAnewWouldChangeItsUrl() {
        terminal.write("livestream.yaml", HEAD + "[hls, cmaf]\n");
        apply();
        write();
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n  endpoints: { hls: , cmaf: { id: other } }\n");
        Answer check = check();
        assertThat(check.code()).as(check.err()).isEqualTo(ExitCode.FAILED);
        assertThat(check.err()).contains("`news/cmaf` would change").doesNotContain("`news/hls`");
    }

    @Test
    void whatAwsGivesIsNotComparedWhereNothingIsDeployed() throws IOException {
        write();
        assertThat(check().code()).as("holes stand for anything").isZero();
        Files.writeString(lock, Files.readString(lock).replaceAll("\\([^)]*\\)", "d111111abcdef8.cloudfront.net"));
        golden("elsewhere", check());
        Files.writeString(lock, Files.readString(lock).replace("/index.m3u8", "/other.m3u8"));
        assertThat(check().code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aLockThatCannotBeWrittenIsSaidSo() {
        Answer answer = terminal.run("urls FILE --simulate --write " + folder.resolve("none/urls.lock"));
        assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err()).contains("error[lock-not-written]", "none/urls.lock: no such file or folder");
    }

    @Test
    void aLockThatIsNoneIsSaidSo() throws IOException {
        assertThat(check().err()).contains("error[unreadable-lock]");
        Files.writeString(lock, "news/hls\n");
        assertThat(check().err()).contains("error[unreadable-lock]");
    }
}
