package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.FileContent;
import livestream.schema.yaml.style.CanonicalText;
import livestream.state.file.AtomicFile;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes files in canonical style. */
final class FmtCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Console console;
    private final Supplier<List<Path>> files;
    private final Supplier<Boolean> check;

    FmtCommand(Console console, Arguments arguments) {
        this.console = console;
        files = arguments.add(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..1")
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .defaultValue("livestream.yaml")
                .description("The files; livestream.yaml unless named. - reads standard input and prints it in style.")
                .build());
        check = arguments.flag(
                "--check", "Only name the files that are not in canonical style; exit code 2 if there are any.");
    }

    @Override
    public Integer call() {
        Diagnostics all = new Diagnostics();
        int other = 0;
        for (Path file : files.get()) {
            Diagnostics found = new Diagnostics(all.sourceTexts());
            try {
                other += style(file, found) ? 1 : 0;
            } catch (Diagnostics.Stopped stopped) {
                found.all().forEach(all::add); // the other files are done all the same
            }
        }
        if (all.hasErrors()) {
            throw new CommandFailure(ExitCode.FILE_HAS_ERRORS, all);
        }
        return check.get() && other > 0 ? ExitCode.CHANGES : ExitCode.DONE;
    }

    /** Says whether it was not in style. */
    private boolean style(Path file, Diagnostics diagnostics) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            // Most tables are YAML too: one long text, whose lines would become one.
            diagnostics.add(Diagnostic.error("table-without-style", "`" + file + "` is a table, expected YAML.")
                    .help("leave it out; it stays as it is."));
            diagnostics.stopIfErrors();
        }
        byte[] content = read(file, diagnostics);
        byte[] styled = CanonicalText.of(called(file), content, diagnostics).getBytes(StandardCharsets.UTF_8);
        boolean other = !Arrays.equals(content, styled);
        if (file.equals(STANDARD_INPUT) && !check.get()) {
            print(styled);
        } else if (other) {
            console.out().println(called(file));
            if (!check.get()) {
                write(file, styled);
            }
        }
        return other;
    }

    /** A program gets the document as it is; on a terminal it cannot do more than be read. */
    private void print(byte[] document) {
        if (console.terminal()) {
            console.out().print(new String(document, StandardCharsets.UTF_8));
        } else {
            console.out().copy(document);
        }
    }

    private static String called(Path file) {
        return file.equals(STANDARD_INPUT) ? "standard input" : file.toString();
    }

    private byte[] read(Path file, Diagnostics diagnostics) {
        if (!file.equals(STANDARD_INPUT)) {
            return FileContent.read(file, diagnostics);
        }
        try {
            return console.in().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            AtomicFile.replace(file, content);
        } catch (IOException e) {
            throw CommandFailure.notWritten(file, e);
        }
    }
}
