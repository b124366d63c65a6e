package livestream.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import livestream.cli.command.LivestreamCommand;
import livestream.golden.Golden;
import livestream.schema.Diagnostics;
import livestream.simulator.Simulator;
import livestream.state.LockInfo;
import livestream.state.LockedException;
import livestream.state.ResourceState;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.store.JournaledStore;

/** A person in front of a folder, typing. */
public final class Terminal {
    final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private boolean interactive;
    private int width = 120;
    private String typed = "";

    /** What came of a command. */
    public record Answer(int code, String out, String err) {}

    /** A folder, where nobody is at a terminal. */
    public Terminal(Path folder) {
        this.folder = folder;
    }

    /** With a variable of the environment that a file may refer to. */
    public Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** At a real terminal of some width, ready to type this. */
    Terminal typing(String text, int columns) {
        interactive = true;
        typed = text;
        width = columns;
        return this;
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in a file beside the livestream file. */
    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything of an example, as a person would copy it. */
    public Path copy(String example) {
        return copy(Golden.root().resolve("examples").resolve(example));
    }

    /** Everything of another folder, with its {@code livestream.yaml}. */
    Path copy(Path from) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains(".livestream"))
                    .toList()) {
                Path target = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve("livestream.yaml");
    }

    /** The whole world of {@code --simulate} if anything is left in it that a run made, or nothing. */
    List<String> leftInAws() throws IOException {
        Path data = folder.resolve(".livestream/simulated/aws");
        try (Simulator simulator = Simulator.start(Simulator.Settings.inMemory().withData(data))) {
            return simulator.isEmpty() ? List.of() : List.of(Files.readString(data.resolve("world.json")));
        }
    }

    /** What was made with {@code --simulate} was made an hour earlier than it was: AWS has had the time to show all of it. */
    void hourPasses(String name) throws IOException {
        JournaledStore store = JournaledStore.ofFile(folder.resolve(".livestream/simulated/state/" + name + ".json"));
        try (StateStore.Lease lease = store.lock(LockInfo.me("test", Instant.now()))) {
            for (ResourceState recorded :
                    lease.load(new Diagnostics()).resources().values()) {
                Instant created = recorded.created();
                lease.write(new StateChange.Applied(
                        recorded.created(created == null ? null : created.minus(Duration.ofHours(1)))));
            }
        } catch (LockedException locked) {
            throw new IOException(locked);
        }
    }

    /** Runs a command line; a word {@code FILE} stands for this folder's livestream.yaml. */
    public Answer run(String line) {
        return run(List.of(line.split(" ")));
    }

    /** The same of words that may hold anything. */
    public Answer run(List<String> line) {
        String file = folder.resolve("livestream.yaml").toString();
        String[] words =
                line.stream().map(word -> word.equals("FILE") ? file : word).toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = LivestreamCommand.run(console(out, err), words);
        return new Answer(code, text(out), text(err));
    }

    /** A console of which nobody sees what it shows. */
    public Console console() {
        return console(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    private Console console(OutputStream out, OutputStream err) {
        InputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                in,
                interactive,
                interactive,
                width,
                environment,
                new PhaseTimings());
    }

    private String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(folder.toString() + "/", "");
    }
}
