package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import livestream.schema.csv.Cell;
import livestream.schema.csv.CsvTable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every range and every table, and what bounds them. */
class ChannelsFromTest {
    private static final String HEAD = "version: 1\nname: platform\nregion: eu-west-1\n"
            + "channelDefaults: { mediapackage: { endpoints: [hls, dash] } }\n";
    private static final String[] PIECES = {
        "a", "1", "true", " ", ",", "\"", "\n", "\r\n", "\r", "é", "🎥", "チ", ";", "#", ":", "'", "x y", "-", "\t"
    };

    @Property(tries = 300)
    void aRangeIsItsNumbersInOrder(
            @ForAll @IntRange(max = 1200) int first,
            @ForAll @IntRange(max = 300) int more,
            @ForAll @IntRange(min = 1, max = 7) int step,
            @ForAll boolean padded)
            throws IOException {
        int last = first + more;
        int width = padded ? Integer.toString(last).length() : 1;
        String form = "%0" + width + "d";
        String range = "a{%s..%s..%d}-b".formatted(form.formatted(first), form.formatted(last), step);
        List<String> expected = new ArrayList<>();
        for (int number = first; number <= last; number += step) {
            expected.add("a" + form.formatted(number) + "-b");
        }
        assertThat(channels(HEAD + "channelsFrom: [{ range: \"" + range + "\" }]\n"))
                .containsExactlyElementsOf(expected)
                .doesNotHaveDuplicates();
    }

    @Test
    void ofSeveralBracesTheLastCountsFastest() throws IOException {
        assertThat(channels(HEAD + "channelsFrom: [{ range: \"r{1..2}-c{08..10}\" }]\n"))
                .containsExactly("r1-c08", "r1-c09", "r1-c10", "r2-c08", "r2-c09", "r2-c10");
    }

    @Property(tries = 500)
    void whatIsWrittenInQuotesIsReadBack(@ForAll long seed) {
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>();
        int columns = 1 + random.nextInt(4);
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            rows.add(IntStream.range(0, columns)
                    .mapToObj(column -> (column == 0 ? "x" : "") + text(random))
                    .toList());
        }
        String ending = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        String table = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(ending, random.nextBoolean() ? "\uFEFF" : "", ending));
        Diagnostics diagnostics = new Diagnostics();
        List<List<Cell>> read = CsvTable.rows("t.csv", table.getBytes(StandardCharsets.UTF_8), diagnostics);
        assertThat(read.stream().map(row -> row.stream().map(Cell::text).toList()))
                .isEqualTo(rows.stream()
                        .map(row -> row.stream()
                                .map(cell -> cell.replaceAll("\r(?!\n)", "\n"))
                                .toList())
                        .toList());
        read.forEach(row -> row.forEach(cell -> assertThat(at(diagnostics.sourceTexts(), cell.at()))
                .as(cell.toString())
                .isEqualTo(firstLine("\"" + cell.text().replace("\"", "\"\"") + "\""))));
    }

    @Property(tries = 1000)
    void whateverHappensToATableItIsReadOrTold(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder table = new StringBuilder("name,labels.tier,segmentDuration,mediapackage.endpoints,http.url\n"
                + "news,gold,4s,\"[hls, dash]\",\nsports,\"a \"\"b\"\"\nc\",,,https://a:b@c.example/d\n,,,,\n");
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int at = random.nextInt(table.length());
            int end = Math.min(table.length(), at + random.nextInt(8));
            table.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
        }
        String project = HEAD + "channelsFrom: [{ file: channels.csv }]\n-- channels.csv --\n" + table;
        ReadOrTold.holds(diagnostics -> {
            try {
                Project.of(project).read(diagnostics);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void aTableOfASpreadsheetIsRead() {
        String table = "\uFEFFname,labels.tier\r\nnews,gold\r\n\r\nsports, \"silver \r\n,\r\n";
        Diagnostics diagnostics = new Diagnostics();
        List<List<Cell>> rows = CsvTable.rows("t.csv", table.getBytes(StandardCharsets.UTF_8), diagnostics);
        assertThat(rows.stream().map(row -> row.stream().map(Cell::text).toList()))
                .containsExactly(
                        List.of("name", "labels.tier"), List.of("news", "gold"), List.of("sports", "\"silver"));
        assertThat(rows.get(2).get(1).at()).isEqualTo(new Span("t.csv", 4, 8, 9));
    }

    /** An environment changes single channels of a range, leaves some out, or has other sources altogether. */
    @Test
    void anEnvironmentLiesOverTheChannels() throws IOException {
        String file = HEAD + "channelsFrom: [{ range: \"ch{1..3}\" }]\nenvironments:\n"
                + "  less: { channels: { ch2: null, extra: } }\n"
                + "  other: { channelsFrom: [{ range: \"x{1..2}\" }] }\n"
                + "  none: { channelsFrom: null, channels: { only: } }\n";
        assertThat(channels("# $ livestream validate --env less\n" + file)).containsExactly("ch1", "ch3", "extra");
        assertThat(channels("# $ livestream validate --env other\n" + file)).containsExactly("x1", "x2");
        assertThat(channels("# $ livestream validate --env none\n" + file)).containsExactly("only");
    }

    @Test
    void aPipeIsTold(@TempDir Path folder) throws Exception {
        new ProcessBuilder("mkfifo", folder.resolve("pipe.csv").toString())
                .start()
                .waitFor();
        Path main = folder.resolve("livestream.yaml");
        Files.writeString(main, HEAD + "channelsFrom: [{ file: pipe.csv }]\n");
        Diagnostics diagnostics = new Diagnostics();
        assertThatThrownBy(() -> LivestreamReader.read(main, diagnostics)).isInstanceOf(Diagnostics.Stopped.class);
        assertThat(diagnostics.all()).singleElement().satisfies(pipe -> {
            assertThat(pipe.code()).isEqualTo("channels-file-unreadable");
            assertThat(pipe.also().toString()).contains("is a pipe or a device, and no file");
        });
    }

    @Test
    void aFolderAndAFileOfAnotherEncodingAreTold(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("folder.csv"));
        Files.write(folder.resolve("latin.csv"), "name,labels.town\nnews,Köln\n".getBytes(StandardCharsets.ISO_8859_1));
        Path main = folder.resolve("livestream.yaml");
        Files.writeString(main, HEAD + "channelsFrom: [{ file: folder.csv }, { file: latin.csv }]\n");
        Diagnostics diagnostics = new Diagnostics();
        try {
            LivestreamReader.read(main, diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        assertThat(diagnostics.all())
                .extracting(Diagnostic::code)
                .containsExactlyInAnyOrder("channels-file-unreadable", "not-utf8");
    }

    @Test
    @Timeout(30)
    void asManyChannelsAsAFileMayHaveAreRead() throws IOException {
        String rows = IntStream.range(0, 10_000)
                .mapToObj(i -> "channel-%05d,tier-%d,%ds,true,\"[hls, dash]\",a%d\n".formatted(i, i % 3, 2 + i % 5, i))
                .collect(Collectors.joining());
        assertThat(channels(HEAD
                        + "channelsFrom: [{ file: channels.csv }]\n-- channels.csv --\n"
                        + "name,labels.tier,segmentDuration,timeShift,mediapackage.endpoints,mediapackage.channel\n"
                        + rows))
                .hasSize(10_000);
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> PIECES[random.nextInt(PIECES.length)])
                .collect(Collectors.joining());
    }

    private static String firstLine(String text) {
        return text.split("\r\n|\n|\r", 2)[0];
    }

    private static String at(SourceTexts sourceTexts, Span span) {
        int[] line = sourceTexts
                .line(span.file(), span.line())
                .orElseThrow()
                .codePoints()
                .toArray();
        return new String(line, span.column() - 1, Math.min(span.length(), line.length - span.column() + 1));
    }

    private static List<String> channels(String project) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        try {
            return Project.of(project).read(diagnostics).livestream().channels().stream()
                    .map(Channel::key)
                    .toList();
        } catch (Diagnostics.Stopped stopped) {
            throw new AssertionError(
                    new DiagnosticPrinter(diagnostics.sourceTexts(), 100, false).text(diagnostics.all()), stopped);
        }
    }
}
