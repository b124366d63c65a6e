package livestream.cli.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import livestream.cli.ExitCode;
import livestream.cli.Terminal;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import livestream.schema.Diagnostics;
import livestream.simulator.Simulator;
import livestream.state.State;
import livestream.state.store.JournaledStore;

/** One example in a folder of its own, and a simulated AWS that outlives whoever works on it. */
final class Site implements AutoCloseable {
    private static final Path EXAMPLES = Golden.root().resolve("examples");
    private static final Path CASES = Path.of("src/test/resources/sweep");
    private static final Map<String, String> SECRETS = Map.of("PARTNER_CDN_ID", "5f0c2b1e-9c11-4d52-9d0a-0f2b9f6f1c11");

    private final Path folder;
    private final Path data;
    private final Simulator simulator;
    private int runs;

    private Site(Path folder, Path data, Simulator simulator) {
        this.folder = folder;
        this.data = data;
        this.simulator = simulator;
    }

    /** Copies an example to a new folder below this one. */
    static Site of(String example, Path below, Simulator.Settings settings) throws IOException {
        Path folder = Files.createTempDirectory(below, example);
        new Terminal(folder).copy(example);
        Path data = folder.resolve("aws");
        Simulator simulator = Simulator.start(settings.withData(data));
        Path seed = folder.resolve("simulator.json");
        if (Files.exists(seed)) {
            simulator.seed(seed);
        }
        return new Site(folder, data, simulator);
    }

    /** Copies the file that a case begins with to a new folder below this one; {@link #edit} goes on to the next. */
    static Site ofCase(String name, Path below, Simulator.Settings settings) throws IOException {
        Path folder = Files.createTempDirectory(below, name);
        Files.copy(CASES.resolve(name).resolve("before.yaml"), folder.resolve("livestream.yaml"));
        Path data = folder.resolve("aws");
        return new Site(folder, data, Simulator.start(settings.withData(data)));
    }

    /** From now on the file says what the case goes on to. */
    void edit(String name) throws IOException {
        Files.copy(
                CASES.resolve(name).resolve("after.yaml"),
                folder.resolve("livestream.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The names of all examples. */
    static List<String> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    Simulator simulator() {
        return simulator;
    }

    /** Where the objects of the state are. */
    Path states() {
        return folder.resolve(".livestream/state");
    }

    /** Whether another process is amid a write to the state. */
    boolean isBeingWritten() throws IOException {
        try (FileChannel guard = FileChannel.open(states().resolve(".guard"), StandardOpenOption.WRITE);
                FileLock lock = guard.tryLock()) {
            return lock == null;
        }
    }

    /** Runs a command line in a process of its own; a word {@code FILE} stands for the file. */
    Child start(String line, String... flags) throws IOException {
        String file = folder.resolve("livestream.yaml").toString();
        List<String> words = Stream.of(line.split(" "))
                .map(word -> word.equals("FILE") ? file : word)
                .toList();
        return Child.start(
                simulator.endpoint(), SECRETS, folder.resolve("run-" + ++runs + ".txt"), words, List.of(flags));
    }

    /** Runs a command line in this process, which is quicker. */
    Answer run(String line) {
        Terminal terminal = new Terminal(folder);
        SECRETS.forEach(terminal::with);
        return Whereabouts.at(simulator.endpoint(), () -> terminal.run(line));
    }

    Holdings holdings() throws IOException {
        return Holdings.of(World.in(data), simulator.calls());
    }

    /** Whether a thing of a kind, as the simulator's tables are named, was made. */
    boolean has(String table) throws IOException {
        return World.in(data).things().stream().anyMatch(thing -> thing.table().equals(table));
    }

    /** The state as the next run will find it. */
    State state() throws IOException {
        try (Stream<Path> files = Files.list(states())) {
            Path file = files.filter(object -> object.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            return JournaledStore.ofFile(file).load(new Diagnostics());
        }
    }

    /**
     * Whatever happened here: the same command again finishes the work, with nothing left over, nothing made twice and nobody's
     * help, and all of it can be deleted.
     *
     * @param line the command
     * @param undisturbed what it leads to when nothing happens
     */
    void recovers(String line, Holdings undisturbed) throws IOException {
        succeeds(line);
        succeeds("plan FILE --detailed-exitcode");
        Holdings now = holdings();
        if (!now.equals(undisturbed)) {
            throw new AssertionError("AWS holds " + now + ", and should " + undisturbed);
        }
        isRecorded();
        isDestroyed();
    }

    /** The same without a look at how it came there, where AWS may have said what led elsewhere. */
    void goesOn() throws IOException {
        succeeds("apply FILE --yes --accept url-change");
        succeeds("plan FILE --detailed-exitcode");
        isRecorded();
        isDestroyed();
    }

    /** From now on the file has a tag more, which changes all that takes tags. */
    void tag(String value) throws IOException {
        Path file = folder.resolve("livestream.yaml");
        String text = Files.readString(file);
        Files.writeString(file, text + (text.matches("(?s).*\\Rtags:.*") ? "" : "\ntags: { sweep: " + value + " }\n"));
    }

    /** Each thing that runs have made is in the state, once; and nothing is under way. */
    private void isRecorded() throws IOException {
        State state = state();
        for (World.Thing thing : World.in(data).things()) {
            long times = state.resources().values().stream().filter(thing::is).count();
            if (times != 1) {
                throw new AssertionError(thing + " is recorded " + times + " times");
            }
        }
        if (!state.intents().isEmpty()) {
            throw new AssertionError("still under way: " + state.intents());
        }
    }

    /** All of it can be deleted, and is. */
    void isDestroyed() throws IOException {
        succeeds("destroy FILE --yes");
        if (!simulator.isEmpty()) {
            throw new AssertionError("AWS still holds " + World.in(data).things());
        } else if (!state().isEmpty()) {
            throw new AssertionError("the state still has " + state());
        }
    }

    void succeeds(String line) {
        Answer answer = run(line);
        if (answer.code() != ExitCode.DONE) {
            throw new AssertionError(line + " ended with " + answer.code() + "\n" + answer.out() + answer.err());
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
