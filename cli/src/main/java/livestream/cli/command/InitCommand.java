package livestream.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.LivestreamFolder;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.editor.EditorSchema;
import livestream.schema.editor.Inventory;
import livestream.schema.editor.Modeline;
import livestream.schema.editor.Scenario;
import livestream.schema.editor.Scenario.Input;
import livestream.state.file.AtomicFile;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/** Writes a file to begin with. */
final class InitCommand implements Callable<Integer> {
    private final Console console;
    private final Supplier<Path> file;
    private final Supplier<Optional<Scenario>> scenario;
    private final Map<Input, Supplier<Optional<String>>> inputs = new EnumMap<>(Input.class);

    InitCommand(Console console, Arguments arguments) {
        this.console = console;
        file = arguments.next(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .arity("0..1")
                .type(Path.class)
                .defaultValue("livestream.yaml")
                .description("The file to write; livestream.yaml unless named. One that exists stays as it is."));
        scenario = arguments.optional(OptionSpec.builder("--scenario")
                .paramLabel("SCENARIO")
                .type(Scenario.class)
                .converters(InitCommand::read)
                .completionCandidates(scenarios())
                .description("What you deliver, one of ${COMPLETION-CANDIDATES}.")
                .build());
        inputs.put(Input.NAME, arguments.text("--name", "NAME", "Name of the stream."));
        inputs.put(Input.REGION, arguments.text("--region", "REGION", "AWS region."));
        inputs.put(Input.FORMATS, arguments.text("--formats", "FORMATS", "Some of hls,dash,cmaf,mss."));
        inputs.put(Input.CHANNEL, arguments.text("--channel", "ID", "A MediaPackage channel that exists."));
        inputs.put(Input.BUCKET, arguments.text("--bucket", "NAME", "A bucket that exists."));
        inputs.put(Input.CONTAINER, arguments.text("--container", "NAME", "A MediaStore container that exists."));
        inputs.put(
                Input.MANIFEST, arguments.text("--manifest", "URL", "The manifest of an endpoint of another account."));
        inputs.put(Input.URL, arguments.text("--url", "URL", "The folder that a packager serves from."));
    }

    @Override
    public Integer call() {
        Path target = file.get();
        if (Files.exists(target)) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("file-exists", "`" + target + "` exists, and stays as it is.")
                            .help("name a file that is not there yet, or edit this one."));
        }
        InitPrompts initPrompts = new InitPrompts(console, target);
        Scenario chosen = scenario.get().orElseGet(initPrompts::scenario);
        byte[] text = (Modeline.TEXT + "\n" + chosen.file(initPrompts.answers(chosen, given())))
                .getBytes(StandardCharsets.UTF_8);
        check(target, text);
        write(target, text);
        console.out()
                .println("Wrote " + target + ", and " + target.resolveSibling(Modeline.PATH)
                        + " from which your editor completes.");
        console.out().println("In VS Code that takes the extension YAML by Red Hat.");
        console.out().println();
        console.out().println("Next: `livestream plan --simulate` shows what it becomes, without an AWS account.");
        return ExitCode.DONE;
    }

    private Map<Input, String> given() {
        Map<Input, String> given = new EnumMap<>(Input.class);
        inputs.forEach((input, answer) -> answer.get().ifPresent(words -> given.put(input, words)));
        return given;
    }

    /** What was answered may not do: said under the lines that it would be in. */
    private void check(Path target, byte[] text) {
        Diagnostics diagnostics = new Diagnostics();
        try {
            LivestreamReader.read(target.toString(), text, diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            console.err().println("With these answers the file would have errors; nothing was written.");
            throw new CommandFailure(ExitCode.FILE_HAS_ERRORS, diagnostics);
        }
    }

    private static void write(Path target, byte[] text) {
        try {
            LivestreamFolder.beside(target).ignore();
            AtomicFile.makeFoldersOf(target.resolveSibling(Modeline.PATH));
            AtomicFile.write(
                    target.resolveSibling(Modeline.PATH),
                    EditorSchema.text(Inventory.none()).getBytes(StandardCharsets.UTF_8));
            AtomicFile.write(target, text);
        } catch (IOException e) {
            throw CommandFailure.notWritten(target, e);
        }
    }

    /** What may be delivered, as `--scenario` takes it. */
    static List<String> scenarios() {
        return Stream.of(Scenario.values()).map(Scenario::key).toList();
    }

    private static Scenario read(String word) {
        return Stream.of(Scenario.values())
                .filter(known -> known.key().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of " + String.join(", ", scenarios())));
    }
}
