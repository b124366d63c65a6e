package livestream.state.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import livestream.machine.Jvm;

/** A process of its own that has begun to write in a folder, and is still at it until its input ends. */
final class StoppedWriter implements AutoCloseable {
    private final Process process;

    private StoppedWriter(Process process) {
        this.process = process;
    }

    /** Starts it, and returns when it writes. */
    static StoppedWriter in(Path folder) throws IOException {
        Process process = new ProcessBuilder(Jvm.command(
                        "-cp", System.getProperty("java.class.path"), StoppedWriter.class.getName(), folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() != '!') {
            throw new IOException("the writer did not start");
        }
        return new StoppedWriter(process);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** It dies where it is. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** The process itself. */
    public static void main(String[] arguments) throws IOException, VersionConflictException {
        String written = new ProcessMutex(Path.of(arguments[0]), Duration.ofMinutes(1)).alone(() -> {
            System.out.print('!');
            System.out.flush();
            return "until " + System.in.read();
        });
        System.out.println(written);
    }
}
