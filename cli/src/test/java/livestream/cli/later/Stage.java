package livestream.cli.later;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.cli.ExitCode;
import livestream.cli.Terminal;
import livestream.cli.Terminal.Answer;
import livestream.cli.sweep.Whereabouts;
import livestream.cli.sweep.World;
import livestream.simulator.Simulator;

/** A folder with a file and all that it may refer to, and a simulated AWS that holds what others made. */
final class Stage implements AutoCloseable {
    private static final Path FURNITURE = Path.of("src/test/resources/later/files");
    private static final Path SEED = Path.of("src/test/resources/later/seed.json");
    private static final Pattern CONSENT = Pattern.compile("Add (--accept [a-z-]+) to agree to that");

    private static final Pattern RETIRE = Pattern.compile("`--retire\\s+(\\S+)`");

    private final Path folder;
    private final Simulator simulator;

    private Stage(Path folder, Simulator simulator) {
        this.folder = folder;
        this.simulator = simulator;
    }

    static Stage below(Path place) throws IOException {
        Path folder = Files.createTempDirectory(place, "stage");
        try (Stream<Path> files = Files.walk(FURNITURE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(FURNITURE.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Simulator simulator = Simulator.start(Simulator.Settings.inMemory().withData(folder.resolve("aws")));
        simulator.seed(SEED);
        return new Stage(folder, simulator);
    }

    /** From now on the file says this. */
    Stage says(ObjectNode file) throws IOException {
        Files.writeString(folder.resolve("livestream.yaml"), text(file));
        return this;
    }

    static String text(ObjectNode file) {
        return file.toPrettyString();
    }

    Answer run(String line) {
        Terminal terminal = new Terminal(folder)
                .with("CDN_A", "5f0c2b1e-9c11-4d52-9d0a-0f2b9f6f1c11")
                .with("CDN_B", "5f0c2b1e-9c11-4d52-9d0a-0f2b9f6f1c22");
        return Whereabouts.at(simulator.endpoint(), () -> terminal.run(line));
    }

    /** Applies the file, agreeing to what the plan asks to be agreed to, and to nothing else. */
    void apply() {
        apply("apply FILE --yes");
    }

    private void apply(String line) {
        Answer answer = run(line);
        if (answer.code() == ExitCode.CONSENT_MISSING) {
            Matcher asked = CONSENT.matcher(answer.err());
            answer = run(line + (asked.find() ? " " + asked.group(1) : ""));
        }
        expect(ExitCode.DONE, answer, line);
    }

    /** Fails unless AWS says no to the apply, with this code. */
    void isRefusedByAws(String code) {
        Answer answer = run("apply FILE --yes --accept url-change");
        if (answer.code() != ExitCode.FAILED || !answer.err().contains("aws: " + code)) {
            throw new AssertionError("expected " + code + "\n" + answer.out() + answer.err());
        }
    }

    /** Fails unless the next plan is empty. */
    void hasNothingToDo() {
        planned();
    }

    private String planned() {
        Answer answer = run("plan FILE --detailed-exitcode");
        expect(ExitCode.DONE, answer, "the next plan");
        return answer.out();
    }

    /** Fails unless the next plan is empty; and takes away what serves on for its viewers alone, for a first writing has none. */
    void hasNothingLeftToDo() {
        Matcher superseded = RETIRE.matcher(planned());
        if (superseded.find()) {
            apply("apply FILE --yes --retire " + superseded.group(1));
            hasNothingLeftToDo();
        }
    }

    private void expect(int code, Answer answer, String what) {
        if (answer.code() != code) {
            throw new AssertionError(what + " ended with " + answer.code() + "\n" + answer.out() + answer.err());
        }
    }

    List<String> look() throws IOException {
        return Look.of(World.in(folder.resolve("aws")));
    }

    @Override
    public void close() {
        simulator.close();
    }
}
