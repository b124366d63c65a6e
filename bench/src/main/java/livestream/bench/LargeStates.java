package livestream.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import livestream.bench.Report.Line;

/** A state of 100,000 resources in a folder and in the simulated S3, in the clear and encrypted, in 1 GiB of heap. */
final class LargeStates {
    private static final int RESOURCES = 100_000;

    private final Report report;
    private final Path folder;

    LargeStates(Report report, Path folder) {
        this.report = report;
        this.folder = folder;
    }

    void run() throws IOException, InterruptedException {
        for (String encryption : List.of("clear", "passphrase")) {
            measure(encryption, "folder", "in a folder");
            try (SimulatedAws aws = SimulatedAws.start(folder)) {
                measure(encryption, aws.endpoint(), "in S3");
            }
        }
    }

    private void measure(String encryption, String place, String where) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeState.class.getName(),
                        String.valueOf(RESOURCES),
                        encryption,
                        place)
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(20, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("a state of 100,000 resources " + where + " failed:\n" + told);
        }
        String of = " a state of 100,000 resources, " + (encryption.equals("clear") ? "in the clear" : "encrypted")
                + ", " + where;
        told.lines()
                .filter(line -> line.matches("[a-z]+ [0-9.]+")) // the SDK may have said something, too
                .map(line -> line.split(" "))
                .forEach(words -> report.add(
                        new Line("`" + words[0] + "`" + of, "%.1f s", "60 s", limit(words[0])),
                        Double.parseDouble(words[1])));
    }

    private static String limit(String what) {
        return what.equals("read") ? "parsing" : "it is written twice, and each time read again";
    }
}
