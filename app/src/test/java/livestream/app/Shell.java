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

/**
 * Runs commands as on a machine that has little on it.
 *
 * @param folder where it stands
 * @param environment all variables that a command sees
 */
record Shell(Path folder, Map<String, String> environment) {

    /** What a command printed on both outputs, and its exit code. */
    record Answer(int code, String text) {}

    /** Puts these tools of this machine into a folder, for a {@code PATH} that has nothing else. */
    static void install(List<String> tools, Path folder) throws IOException {
        for (String tool : tools) {
            Files.createSymbolicLink(folder.resolve(tool), find(tool));
        }
    }

    /** Runs a line of the shell's language. */
    Answer type(String line) {
        return run(List.of("sh", "-c", line));
    }

    /** Runs a program by its path, or one of this machine by its name. */
    Answer run(List<String> command) {
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
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this machine has no " + tool));
    }
}
