package livestream.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table for docs/performance.md. */
final class Report {

    /**
     * A line of the table.
     *
     * @param what is measured, as a reader says it
     * @param format of one number with its unit, as in {@code %.2f s}
     * @param bound what it is to be, in words; empty where there is none
     * @param limit what it spends most on
     */
    record Line(String what, String format, String bound, String limit) {}

    /** Where the part of the page begins that is written by hand. */
    private static final String WRITTEN = "## What limits it";

    private final Map<Line, Samples> lines = new LinkedHashMap<>();

    void add(Line line, double value) {
        System.err.printf(Locale.ROOT, "  %-70s " + line.format() + "%n", line.what(), value);
        lines.merge(line, new Samples(List.of(value)), Samples::plus);
    }

    String table() {
        StringBuilder table =
                new StringBuilder("| what | measured | bound | most of it |\n| --- | --- | --- | --- |\n");
        lines.forEach((line, samples) -> table.append("| ")
                .append(line.what())
                .append(" | ")
                .append(samples.words(line.format()))
                .append(" | ")
                .append(line.bound())
                .append(" | ")
                .append(line.limit())
                .append(" |\n"));
        return table.toString();
    }

    /** The whole page; what somebody wrote below the table of the last one stays. */
    String page(String last) {
        int written = last.indexOf(WRITTEN);
        return """
                # Performance

                The table is written by `bench/run`, which anybody can run: three rounds apart, each case several times in each, in
                turn. A number is the median, with the least and the most. Times are of whole processes of the packaged tool, on loopback,
                from their start to their end, and memory is the most that one held at once, both by GNU time. Lines that begin with
                JMH are of the pure parts, in a process that is warm.

                %s, %s.

                %s
                %s""".formatted(
                        machine(), LocalDate.now(ZoneOffset.UTC), table(), written < 0 ? "" : last.substring(written));
    }

    private static String machine() {
        try {
            String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst(".*: ", ""))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
            return "%s cores of %s, %s, Java %s"
                    .formatted(
                            Integer.toString(Runtime.getRuntime().availableProcessors()),
                            model,
                            System.getProperty("os.name"),
                            System.getProperty("java.version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
