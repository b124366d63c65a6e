package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import livestream.cli.Terminal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of a table are known by their rows, wherever something is said of them. */
class ManyChannelsTest {
    @TempDir
    private Path folder;

    private Terminal terminal;
    private Path table;

    @BeforeEach
    void manyChannels() {
        terminal = new Terminal(folder);
        terminal.copy("many-channels");
        table = folder.resolve("channels.csv");
    }

    @Test
    void whatAwsDoesNotHaveIsToldAtItsCell() {
        terminal.write("channels.csv", "name,labels.tier,mediapackage.channel\nnews,gold,news-24\n");
        Answer plan = terminal.run("plan FILE --simulate");
        assertThat(plan.code()).isEqualTo(ExitCode.FILE_HAS_ERRORS);
        assertThat(plan.err())
                .contains("MediaPackage has no channel `news-24`")
                .contains("channels.csv:2:11\n   |\n 2 | news,gold,news-24\n   |           ^^^^^^^\n");
    }

    @Test
    void configNamesTheRowThatAValueIsOf() {
        assertThat(terminal.run("config FILE --explain").out())
                .containsPattern("news: +# channels.csv:2")
                .containsPattern("tier: camera +# livestream.yaml:11")
                .doesNotContain("channelsFrom");
    }

    @Test
    void aRowLessIsAChannelLess() throws IOException {
        assertThat(terminal.run("apply FILE --simulate --yes").code()).isZero();
        Files.writeString(table, Files.readString(table).replace("kids,silver,,,\n", ""));
        assertThat(terminal.run("plan FILE --simulate").out())
                .contains("- mediapackage_origin_endpoint.kids/hls  delete: no longer in the file")
                .contains("- mediapackage_channel.kids  delete: no longer in the file");
    }

    @Test
    void aSavedPlanNeedsNoTable() throws IOException {
        Path plan = folder.resolve("many.plan");
        assertThat(terminal.run("plan FILE --simulate --out " + plan).code()).isZero();
        Files.delete(table);
        Answer apply = terminal.run("apply " + plan + " --yes");
        assertThat(apply.code()).as(apply.err()).isZero();
        assertThat(apply.out()).contains("kids/hls");
    }
}
