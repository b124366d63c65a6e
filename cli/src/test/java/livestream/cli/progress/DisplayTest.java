package livestream.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import livestream.cli.Printer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was drawn goes away whole, whatever becomes of the window meanwhile. */
class DisplayTest {
    @TempDir
    private Path folder;

    /** All lines that stay are there once, and below them what would be drawn in a window that always had that size. */
    @ParameterizedTest
    @CsvSource({
        "120,24,60,24",
        "120,24,40,12",
        "120,24,33,8",
        "60,24,120,24",
        "60,8,120,30",
        "40,24,41,24",
        "120,24,119,6"
    })
    void afterAResizeAllIsAsItShouldBe(int columns, int rows, int thenColumns, int thenRows) throws IOException {
        Scene scene = Scene.known(folder, columns, rows).news().deploying();
        scene.drawn();
        String stayed = withoutPicture(scene.window().everything());
        scene.window().resize(thenColumns, thenRows);
        Screen after = scene.noticed(thenColumns, thenRows);
        assertThat(withoutPicture(after.everything())).isEqualTo(stayed);
        assertThat(pictureOf(after))
                .isEqualTo(pictureOf(Scene.known(folder, thenColumns, thenRows)
                        .news()
                        .deploying()
                        .drawn()));
    }

    /** The window changes first, and some drawings later it is known. */
    @ParameterizedTest
    @CsvSource({"120,60", "120,30", "60,120"})
    void beforeItIsKnownNothingIsBrokenInTwo(int columns, int thenColumns) throws IOException {
        Scene scene = Scene.known(folder, columns, 24).news().deploying();
        String stayed = withoutPicture(scene.drawn().everything());
        scene.window().resize(thenColumns, 24);
        for (int i = 0; i < 5; i++) {
            scene.passes(1);
            scene.drawn();
        }
        assertThat(withoutPicture(scene.window().everything())).isEqualTo(stayed);
        assertThat(pictureOf(scene.noticed(thenColumns, 24)).lines()).hasSize(2);
    }

    @Test
    void aTerminalThatCutsLinesKeepsThoseThatStay() throws IOException {
        Scene scene = Scene.known(folder, 120, 24).news().deploying();
        scene.drawn();
        scene.window().resizeCutting(60, 24);
        assertThat(scene.noticed(60, 24).everything()).containsOnlyOnce("created mediapackage_channel.news");
        assertThat(scene.window().everything().lines()).hasSize(9);
    }

    @Test
    void whatIsSaidLaterStandsBelowTheLinesThatStay() {
        Screen screen = new Screen(60, 6);
        Display display = new Display(screen.input());
        display.draw(List.of("created a", "created b"), List.of("creating c", "creating d", "2 of 4 done"));
        display.draw(List.of("created c"), List.of("creating d", "3 of 4 done"));
        display.draw(List.of(), List.of());
        assertThat(screen.text()).isEqualTo("created a\ncreated b\ncreated c\n");
        Printer after = screen.input();
        after.println("Deployed.");
        after.flush();
        assertThat(screen.text()).isEqualTo("created a\ncreated b\ncreated c\nDeployed.\n");
    }

    @Test
    void manyLinesScrollAwayWithoutATrace() {
        Screen screen = new Screen(60, 6);
        Display display = new Display(screen.input());
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            display.draw(List.of("created " + i), List.of("creating " + (i + 1), "and more", i + " of 100 done"));
            all.append("created ").append(i).append('\n');
        }
        display.draw(List.of(), List.of());
        assertThat(screen.everything()).isEqualTo(all.toString());
    }

    private static boolean isPicture(String line) {
        return line.startsWith("creating ") || line.matches("\\d+ of .*");
    }

    private static String withoutPicture(String text) {
        return String.join("\n", text.lines().filter(line -> !isPicture(line)).toList());
    }

    private static String pictureOf(Screen screen) {
        return String.join(
                "\n", screen.text().lines().filter(DisplayTest::isPicture).toList());
    }
}
