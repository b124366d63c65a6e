package livestream.cli.sweep;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import livestream.machine.Jvm;

/** The program in a process of its own, as the launcher starts it, so that it can be killed like one. */
final class Child implements AutoCloseable {
    private static final long LONGEST_RUN_SECONDS = 180;

    /** What the kernel makes of a process that was killed, as a shell tells it: 128 and the number of the signal. */
    private static final int KILLED = 137;

    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it; what it says goes to a file.
     *
     * @param line a command line without the program's name
     * @param flags more of the virtual machine's flags than the launcher has
     */
    static Child start(
            URI endpoint, Map<String, String> environment, Path output, List<String> line, List<String> flags)
            throws IOException {
        List<String> command = Jvm.command("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "livestream.cli.Main"));
        command.addAll(line);
        ProcessBuilder builder = new ProcessBuilder(command);
        File file = output.toFile();
        builder.redirectErrorStream(true).redirectOutput(file);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("AWS_ENDPOINT_URL", endpoint.toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", "simulator");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "simulator");
        builder.environment().put("AWS_REGION", "us-west-2");
        builder.environment().putAll(environment);
        return new Child(builder.start(), output);
    }

    /** SIGKILL: it dies where it is, and nothing of it runs any more when this returns. */
    void kill() {
        process.destroyForcibly();
        end();
    }

    /** SIGSTOP: no thread of it runs any more when this returns, which takes a moment after the signal. */
    void freeze() throws IOException {
        signal("STOP");
        while (!isFrozen()) {
            Thread.onSpinWait();
        }
    }

    /** SIGCONT. */
    void goOn() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        try {
            int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + code);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** As Linux tells it of each thread; elsewhere the signal is taken at its word. */
    private boolean isFrozen() throws IOException {
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        if (!Files.isDirectory(threads)) {
            return true;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.allMatch(Child::isStopped);
        }
    }

    private static boolean isStopped(Path thread) {
        try {
            String status = Files.readString(thread.resolve("stat"));
            return status.startsWith("T", status.lastIndexOf(')') + 2);
        } catch (IOException ended) {
            return true;
        }
    }

    /** Leaves nothing behind, whatever became of it. */
    @Override
    public void close() {
        kill();
    }

    /** Waits for its end and gives its exit code. */
    int end() {
        try {
            if (process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IllegalStateException("a run did not end: " + output());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether it came to its end by being killed. */
    boolean wasKilled() {
        return end() == KILLED;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it said so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
