package livestream.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.cli.WholeFile;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.editor.EditorSchema;
import livestream.schema.editor.Inventory;
import livestream.schema.editor.Modeline;
import livestream.schema.editor.Scenario;
import livestream.schema.editor.Scenario.Input;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Writes a file to begin with. */
@Command(addMethodSubcommands = false)
final class InitCommand implements Callable<Integer> {
    /** Keeps what can be made again out of the repository; the state is not among that. */
    private static final String IGNORED = ".livestream/.gitignore";

    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "livestream.yaml",
            description = "The file to write; livestream.yaml unless named. One that exists stays as it is.")
    private Path file = Path.of("livestream.yaml");

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            converter = Word.class,
            completionCandidates = Words.class,
            description = "What you deliver, one of ${COMPLETION-CANDIDATES}.")
    private @Nullable Scenario scenario;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the stream.")
    private @Nullable String name;

    @Option(names = "--region", paramLabel = "REGION", description = "AWS region.")
    private @Nullable String region;

    @Option(names = "--formats", paramLabel = "FORMATS", description = "Some of hls,dash,cmaf,mss.")
    private @Nullable String formats;

    @Option(names = "--channel", paramLabel = "ID", description = "A MediaPackage channel that exists.")
    private @Nullable String channel;

    @Option(names = "--bucket", paramLabel = "NAME", description = "A bucket that exists.")
    private @Nullable String bucket;

    @Option(names = "--container", paramLabel = "NAME", description = "A MediaStore container that exists.")
    private @Nullable String container;

    @Option(names = "--manifest", paramLabel = "URL", description = "The manifest of an endpoint of another account.")
    private @Nullable String manifest;

    @Option(names = "--url", paramLabel = "URL", description = "The folder that a packager serves from.")
    private @Nullable String url;

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (Files.exists(file)) {
            throw Stop.because(
                    ExitCode.FAILED,
                    Diagnostic.error("file-exists", "`" + file + "` exists, and stays as it is.")
                            .help("name a file that is not there yet, or edit this one."));
        }
        Interview interview = new Interview(console, file);
        Scenario chosen = interview.scenario(scenario);
        byte[] text = (Modeline.TEXT + "\n" + chosen.file(interview.answers(chosen, given())))
                .getBytes(StandardCharsets.UTF_8);
        check(text);
        write(text);
        console.out()
                .println("Wrote " + file + ", and " + file.resolveSibling(Modeline.PATH)
                        + " from which your editor completes.");
        console.out().println("In VS Code that takes the extension YAML by Red Hat.");
        console.out().println();
        console.out().println("Next: `livestream plan --simulate` shows what it becomes, without an AWS account.");
        return ExitCode.DONE;
    }

    private Map<Input, String> given() {
        Map<Input, String> given = new EnumMap<>(Input.class);
        BiConsumer<Input, @Nullable String> add = (input, answer) -> {
            if (answer != null) {
                given.put(input, answer);
            }
        };
        add.accept(Input.NAME, name);
        add.accept(Input.REGION, region);
        add.accept(Input.FORMATS, formats);
        add.accept(Input.CHANNEL, channel);
        add.accept(Input.BUCKET, bucket);
        add.accept(Input.CONTAINER, container);
        add.accept(Input.MANIFEST, manifest);
        add.accept(Input.URL, url);
        return given;
    }

    /** What was answered may not do: said under the lines that it would be in. */
    private void check(byte[] text) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            LivestreamReader.read(file.toString(), text, diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            console.err().println("With these answers the file would have errors; nothing was written.");
            throw new Stop(ExitCode.FILE_HAS_ERRORS, diagnostics);
        }
    }

    private void write(byte[] text) {
        try {
            WholeFile.write(
                    file.resolveSibling(Modeline.PATH),
                    EditorSchema.text(Inventory.none()).getBytes(StandardCharsets.UTF_8));
            Path ignored = file.resolveSibling(IGNORED);
            if (!Files.exists(ignored)) {
                WholeFile.write(ignored, "history.json\nschema.json\nsimulated/\n".getBytes(StandardCharsets.UTF_8));
            }
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw Stop.notWritten(file, e);
        }
    }

    /** The scenarios by their words. */
    static final class Words implements Iterable<String> {
        static final String TEXT =
                Stream.of(Scenario.values()).map(Scenario::key).collect(Collectors.joining(", "));

        @Override
        public Iterator<String> iterator() {
            return Stream.of(Scenario.values()).map(Scenario::key).iterator();
        }
    }

    /** A scenario by its word. */
    static final class Word implements ITypeConverter<Scenario> {
        @Override
        public Scenario convert(String word) {
            return Stream.of(Scenario.values())
                    .filter(known -> known.key().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected one of " + Words.TEXT));
        }
    }
}
