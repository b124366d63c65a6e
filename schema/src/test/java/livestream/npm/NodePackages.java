package livestream.npm;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Node packages that tests drive, as their lock file says, in a folder below {@code target}. */
public final class NodePackages {
    private static final String LOCK = "package-lock.json";
    private static final Path MODULES = Path.of("node_modules");
    private static final Path INSTALLED = MODULES.resolve(LOCK);

    private final Path folder;

    private NodePackages(Path folder) {
        this.folder = folder;
    }

    /**
     * Has them installed, unless they are. Without Node the test that asks is skipped, and says so aloud.
     *
     * @param source the folder of this module with a package.json and its lock file
     */
    public static synchronized NodePackages of(Path source) throws IOException {
        if (!isThere("node") || !isThere("npm")) {
            System.err.println(
                    "SKIPPED for want of Node 20: what " + source + " tests. Install node and npm to run it.");
            abort("no Node on the PATH");
        }
        Path folder = Path.of("target", "node").toAbsolutePath();
        Files.createDirectories(folder);
        NodePackages packages = new NodePackages(folder);
        // Test classes run in several virtual machines.
        try (FileChannel turn =
                FileChannel.open(folder.resolve("turn"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            turn.lock();
            packages.install(source);
        }
        return packages;
    }

    private void install(Path source) throws IOException {
        // What somebody installed beside the scripts to run them by hand stays where it is.
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file :
                    files.filter(Files::isRegularFile).map(source::relativize).toList()) {
                if (!file.startsWith(MODULES)) {
                    update(source.resolve(file), folder.resolve(file));
                }
            }
        }
        Path installed = folder.resolve(INSTALLED);
        if (!Files.exists(installed) || Files.mismatch(installed, folder.resolve(LOCK)) >= 0) {
            run("npm", "ci");
            Files.copy(folder.resolve(LOCK), installed);
        }
    }

    /** Leaves a copy as it is that is right already: a program of another test class may be reading it. */
    private static void update(Path file, Path copy) throws IOException {
        if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The command line of a program that a package brings. */
    public List<String> program(String name, String... arguments) {
        Path program = folder.resolve("node_modules/.bin").resolve(name);
        return Stream.concat(Stream.of("node", program.toString()), Stream.of(arguments))
                .toList();
    }

    /** Where a script of the folder is, for a process that runs elsewhere. */
    public String file(String name) {
        return folder.resolve(name).toString();
    }

    /** A program that is not started yet, in the folder of the packages. */
    public ProcessBuilder builder(String... words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        // What somebody has set for AWS is no matter of tests.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        for (String file : List.of("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE")) {
            builder.environment().put(file, folder.resolve("none").toString());
        }
        // AWS's SDK tells when a version of it will come that does not run on this Node.
        builder.environment().put("AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED", "true");
        return builder;
    }

    /** What a program says, which has to end well. */
    public String run(String... words) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Process process = builder(words)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int code = process.onExit().join().exitValue();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(out);
        if (code != 0) {
            throw new IOException(String.join(" ", words) + " ended with " + code + ":\n" + said);
        }
        return said;
    }
}
