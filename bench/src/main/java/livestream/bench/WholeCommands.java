package livestream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.bench.Report.Line;

/** Small commands, as a person types them. */
final class WholeCommands {
    /** Of the four-format file, which stays as it is. */
    private static final List<List<String>> OTHERS = List.of(
            List.of("fmt", "--check"),
            List.of("config"),
            List.of("lint"),
            List.of("expand"),
            List.of("show"),
            List.of("outputs"),
            List.of("urls"),
            List.of("route", "/index.mpd"),
            List.of("drift"),
            List.of("state", "list"),
            List.of("apply", "--yes"));

    private final Report report;
    private final Path folder;
    private final int times;

    WholeCommands(Report report, Path folder, int times) {
        this.report = report;
        this.folder = folder;
        this.times = times;
    }

    void run() throws IOException, InterruptedException {
        Path examples = Path.of("examples").toAbsolutePath();
        String stream = copy(examples.resolve("any-packager/livestream.yaml"), "one");
        String formats = copy(examples.resolve("four-formats/livestream.yaml"), "four");
        try (SimulatedAws aws = SimulatedAws.start(folder)) {
            Command.of(folder, "apply", "--yes", formats)
                    .against(aws.endpoint())
                    .run();
            Map<String, Command> commands = new LinkedHashMap<>();
            commands.put("`version`", Command.of(folder, "version"));
            commands.put("`--help`", Command.of(folder, "--help"));
            commands.put("`validate` of a one-stream file", Command.of(folder, "validate", stream));
            commands.put(
                    "`plan --refresh=false` of the four-format file",
                    Command.of(folder, "plan", "--refresh=false", formats));
            commands.put(
                    "`plan` of it with live reads",
                    Command.of(folder, "plan", formats).against(aws.endpoint()));
            for (List<String> each : OTHERS) {
                List<String> line = new ArrayList<>(each);
                line.add(formats);
                commands.put(
                        "`" + String.join(" ", each) + "`",
                        Command.of(folder, line.toArray(String[]::new)).against(aws.endpoint()));
            }
            Map<String, List<String>> bounds = Map.of(
                    "`version`", List.of("0.12 s", ""),
                    "`--help`", List.of("0.12 s", ""),
                    "`validate` of a one-stream file", List.of("0.22 s", "90 MiB"),
                    "`plan --refresh=false` of the four-format file", List.of("0.35 s", "100 MiB"),
                    "`plan` of it with live reads", List.of("0.45 s", "115 MiB"));
            for (int i = 0; i < times; i++) {
                for (Map.Entry<String, Command> each : commands.entrySet()) {
                    Command.Run run = each.getValue().run();
                    List<String> bound = bounds.getOrDefault(each.getKey(), List.of("", ""));
                    report.add(new Line(each.getKey(), "%.2f s", bound.get(0), limit(each.getKey())), run.seconds());
                    report.add(new Line(each.getKey() + ", memory", "%.0f MiB", bound.get(1), ""), run.mebibytes());
                }
            }
        }
        report.add(
                new Line("archive to download", "%.1f MB", "60 MB", "the SDK's classes, then the Java runtime"),
                archive() / 1e6);
    }

    private static String limit(String what) {
        return switch (what) {
            case "`version`", "`--help`" -> "picocli's own start, 0.04 s the JVM";
            case "`validate` of a one-stream file" -> "YAML, picocli, and the schema that the other core makes ready";
            case "`plan --refresh=false` of the four-format file" ->
                "the same, then rules and automata for the first time";
            case "`plan` of it with live reads" -> "the same, then the SDK's clients and their first calls";
            default -> "";
        };
    }

    private String copy(Path file, String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        return Files.copy(file, own.resolve("livestream.yaml")).toString();
    }

    private static long archive() throws IOException {
        List<Path> archives = new ArrayList<>();
        try (var files = Files.newDirectoryStream(Path.of("app/target"), "*.tar.gz")) {
            files.forEach(archives::add);
        }
        return Files.size(archives.get(0));
    }
}
