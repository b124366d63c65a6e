package livestream.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The archive, unpacked where a user might, on a machine that has a shell and no Java. */
final class Unpacked {

    /** What the launcher may find on the path. */
    private static final List<String> MACHINE = List.of("sh", "readlink", "stty", "cut");

    private final Path folder;
    private final Path path;

    private Unpacked(Path folder, Path path) {
        this.folder = folder;
        this.path = path;
    }

    /** Unpacks it into a folder with a space in its name. */
    static Unpacked in(Path scratch) throws IOException {
        Path home = Files.createDirectory(scratch.resolve("live tools"));
        new Shell(home, Map.of("PATH", System.getenv("PATH")))
                .run(List.of("tar", "-xzf", archive().toString()));
        Path path = Files.createDirectory(scratch.resolve("bin"));
        Shell.install(MACHINE, path);
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
    Shell.Answer run(String... command) {
        return new Shell(folder, Map.of("PATH", path.toString())).run(List.of(command));
    }

    /** The classes that a command loads, in order, each with where it came from. */
    List<String> classes(String... command) throws IOException {
        Path log = Files.createTempFile(path.getParent(), "classes", ".txt");
        String option = "-Xlog:class+load:file=\"" + log + "\"";
        Shell.Answer answer =
                new Shell(folder, Map.of("PATH", path.toString(), "JAVA_TOOL_OPTIONS", option)).run(List.of(command));
        if (answer.code() != 0) {
            throw new IllegalStateException(answer.text());
        }
        return Files.readAllLines(log);
    }
}
