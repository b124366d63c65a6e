package livestream.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A whole process: the packaged tool with some arguments.
 *
 * @param environment what it finds beside the process's own
 */
record Command(Path folder, Map<String, String> environment, List<String> arguments) {
    private static final Path TOOL = Path.of("app/target/livestream/livestream").toAbsolutePath();

    /**
     * What one run of it took.
     *
     * @param seconds from its start to its end
     * @param mebibytes the most memory that it held at once
     * @param told what it said beside its result
     */
    record Run(double seconds, double mebibytes, String told) {}

    static Command of(Path folder, String... arguments) {
        return new Command(folder, Map.of(), Arrays.asList(arguments));
    }

    /** The same against an endpoint. */
    Command against(String endpoint) {
        return new Command(
                folder,
                Map.of("AWS_ENDPOINT_URL", endpoint, "AWS_ACCESS_KEY_ID", "bench", "AWS_SECRET_ACCESS_KEY", "bench"),
                arguments);
    }

    /** Starts it and leaves it running. */
    Process start() throws IOException {
        List<String> line = new ArrayList<>(List.of(TOOL.toString()));
        line.addAll(arguments);
        return builder(line).redirectErrorStream(true).start();
    }

    /** Runs it to its end, which must be a good one. */
    Run run() throws IOException, InterruptedException {
        Path told = Files.createTempFile("bench", ".txt");
        Path peak = Files.createTempFile("bench", ".time");
        List<String> line =
                new ArrayList<>(List.of("/usr/bin/time", "-f", "%e %M", "-o", peak.toString(), TOOL.toString()));
        line.addAll(arguments);
        Process process = builder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(told.toFile())
                .start();
        boolean ended = process.waitFor(20, TimeUnit.MINUTES);
        String text = Files.readString(told, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            process.destroy();
            throw new IllegalStateException(String.join(" ", arguments) + " failed:\n" + text);
        }
        String[] measured = Files.readString(peak).strip().split(" ");
        Files.delete(told);
        Files.delete(peak);
        return new Run(Double.parseDouble(measured[0]), Double.parseDouble(measured[1]) / 1024, text);
    }

    private ProcessBuilder builder(List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        return builder;
    }
}
