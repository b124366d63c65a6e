package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import livestream.cli.Terminal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
    private static final String LOOSE = "version:  1\nmediapackage: {endpoints: [ hls ]} # ours\n";
    private static final String STYLED = "version: 1\nmediapackage: { endpoints: [hls] } # ours\n";

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void begin() {
        terminal = new Terminal(folder);
    }

    @Test
    void writesAndNamesWhatWasInAnotherStyle() throws IOException {
        Path file = terminal.write("livestream.yaml", LOOSE);
        Path other = terminal.write("tags.yaml", "a: 1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(terminal.run("fmt FILE " + other)).isEqualTo(new Answer(0, "livestream.yaml\n", ""));
        assertThat(file).hasContent(STYLED);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(terminal.run("fmt FILE " + other)).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void onlyNamesItWhenChecking() {
        Path file = terminal.write("livestream.yaml", LOOSE);
        assertThat(terminal.run("fmt --check FILE")).isEqualTo(new Answer(2, "livestream.yaml\n", ""));
        assertThat(file).hasContent(LOOSE);
    }

    @Test
    void followsALink() throws IOException {
        Path real = terminal.write("real.yaml", LOOSE);
        Path link = Files.createSymbolicLink(folder.resolve("livestream.yaml"), real);
        assertThat(terminal.run("fmt FILE").code()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent(STYLED);
    }

    @Test
    void printsStandardInputInStyle() {
        assertThat(terminal.typing(LOOSE, 80).run("fmt -")).isEqualTo(new Answer(0, STYLED, ""));
        assertThat(terminal.typing("a: [\n", 80).run("fmt -").err()).contains("standard input");
    }

    @Test
    void leavesWhatIsNoYamlAndWritesTheOthers() throws IOException {
        byte[] broken = "name: \"news\nregion:\n".getBytes(StandardCharsets.UTF_8);
        Path wrong = Files.write(folder.resolve("wrong.yaml"), broken);
        Path file = terminal.write("livestream.yaml", LOOSE);
        Answer answer = terminal.run("fmt " + wrong + " missing.yaml FILE");
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out()).isEqualTo("livestream.yaml\n");
        assertThat(answer.err()).contains("A quote is opened and never closed.", "There is no file `missing.yaml`.");
        assertThat(Files.readAllBytes(wrong)).isEqualTo(broken);
        assertThat(file).hasContent(STYLED);
    }

    @Test
    void leavesATableAsItIs() throws IOException {
        String rows = "name,labels.tier\nnews,gold\n";
        Path table = terminal.write("channels.csv", rows);
        Answer answer = terminal.run("fmt " + table);
        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.err()).contains("is a table, expected YAML.");
        assertThat(table).hasContent(rows);
    }
}
