package livestream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Measures everything, a few times apart, and writes docs/performance.md. */
public final class Bench {
    private static final Path PAGE = Path.of("docs/performance.md");

    private Bench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        boolean quick = List.of(arguments).contains("--quick");
        Report report = new Report();
        if (List.of(arguments).contains("--states")) {
            new LargeStates(report, Files.createTempDirectory("livestream-bench")).run();
            System.out.print(report.table());
            return;
        }
        int rounds = quick ? 1 : 3;
        for (int round = 1; round <= rounds; round++) {
            System.err.println("round " + round + " of " + rounds);
            Path folder = Files.createTempDirectory("livestream-bench");
            new WholeCommands(report, folder, quick ? 1 : 7).run();
            new ScaleRuns(report, folder, quick ? List.of(1, 100) : List.of(1, 100, 1000, 5000)).run();
        }
        new LargeStates(report, Files.createTempDirectory("livestream-bench")).run();
        JmhParts.run(report, quick);
        if (quick) {
            System.out.print(report.table());
        } else {
            Files.writeString(PAGE, report.page(Files.exists(PAGE) ? Files.readString(PAGE) : ""));
            System.err.println("written: " + PAGE);
        }
    }
}
