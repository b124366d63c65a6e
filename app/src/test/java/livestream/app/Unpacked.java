package livestream.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The archive, unpacked where a user might, on a machine that has a shell and no Java. */
final class Unpacked {

    /** What a command printed on both outputs, and its exit code. */
    record Answer(int code, String text) {}

    /** What the launcher may find on the path. */
    private static final List<String> MACHINE = List.of("sh", "dirname", "readlink", "stty", "cut");

    private final Path folder;
    private final Path path;

    private Unpacked(Path folder, Path path) {
        this.folder = folder;
        this.path = path;
    }

    /** Unpacks it into a folder with a space in its name. */
    static Unpacked in(Path scratch) throws IOException {
        Path home = Files.createDirectory(scratch.resolve("live tools"));
        run(
                home,
                Map.of("PATH", System.getenv("PATH")),
                List.of("tar", "-xzf", archive().toString()));
        Path path = Files.createDirectory(scratch.resolve("bin"));
        for (String tool : MACHINE) {
            Files.createSymbolicLink(path.resolve(tool), find(tool));
        }
        return new Unpacked(home.resolve("livestream"), path);
    }

    /** The one archive that was built. */
    static Path archive() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no archive was built"))
                    .toAbsolutePath();
        }
    }

    Path folder() {
        return folder;
    }

    /** Runs a command line in the unpacked folder, as in {@code ./livestream version}. */
    Answer run(String... command) {
        return run(folder, Map.of("PATH", path.toString()), List.of(command));
    }

    /** The classes that a command loads, in order, each with where it came from. */
    List<String> classes(String... command) throws IOException {
        Path log = Files.createTempFile(path.getParent(), "classes", ".txt");
        String option = "-Xlog:class+load:file=\"" + log + "\"";
        Answer answer = run(folder, Map.of("PATH", path.toString(), "JAVA_TOOL_OPTIONS", option), List.of(command));
        if (answer.code() != 0) {
            throw new IllegalStateException(answer.text());
        }
        return Files.readAllLines(log);
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this machine has no " + tool));
    }

    private static Answer run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            List<String> found = new ArrayList<>(command);
            if (!command.get(0).contains("/")) {
                found.set(0, find(command.get(0)).toString());
            }
            ProcessBuilder builder =
                    new ProcessBuilder(found).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
