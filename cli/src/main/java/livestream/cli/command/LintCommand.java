package livestream.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.AwsSession;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.OutputFile;
import livestream.cli.Workspace;
import livestream.providers.lint.Baseline;
import livestream.providers.lint.Linter;
import livestream.providers.lint.rules.Rules;
import livestream.schema.Diagnostic;
import livestream.schema.DiagnosticJson;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.compose.ProjectFiles;
import livestream.schema.compose.ProjectFolder;
import livestream.state.State;
import livestream.state.file.AtomicFile;

/** Says what a live-video engineer would say of a file. */
final class LintCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final Supplier<Boolean> offline;
    private final JsonOption json;
    private final Supplier<Boolean> sarif;
    private final Supplier<Boolean> writeBaseline;

    LintCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        offline = arguments.flag("--offline", "Ask AWS nothing: rules that need what exists are left out.");
        json = new JsonOption(arguments);
        sarif = arguments.flag("--sarif", "Print SARIF 2.1.0 for a code scanner instead of text.");
        writeBaseline = arguments.flag(
                "--write-baseline",
                "Write what is found now into the file that `lint.baseline` names; it is not told again.");
    }

    @Override
    public Integer call() {
        try {
            Workspace workspace = file.open(console);
            lint(workspace);
            if (writeBaseline.get()) {
                write(workspace);
                return ExitCode.DONE;
            }
            workspace.dropKnown();
            return tell(workspace.diagnostics());
        } catch (CommandFailure stop) {
            if (stop.code() != ExitCode.FILE_HAS_ERRORS) {
                throw stop;
            }
            return tell(stop.diagnostics());
        }
    }

    private void lint(Workspace workspace) {
        if (offline.get()) {
            if (!workspace.lintAlone()) {
                console.err().println("What depends on channels that exist was not looked at; that needs AWS.");
            }
            return;
        }
        State state = workspace.state();
        try (AwsSession aws = workspace.connect()) {
            aws.account(state);
            aws.lint(state);
        }
    }

    private int tell(Diagnostics diagnostics) {
        List<Diagnostic> findings = diagnostics.all();
        if (sarif.get()) {
            JsonOption.print(Sarif.of(findings, Rules.BOOK), console);
        } else if (json.asked()) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("format", 1);
            root.set("findings", DiagnosticJson.list(findings));
            JsonOption.print(root, console);
        } else {
            console.out().print(console.text(diagnostics));
            console.out().print((findings.isEmpty() ? "" : "\n") + summary(findings) + "\n");
        }
        console.annotate(diagnostics);
        if (count(findings, Severity.ERROR) > 0) {
            return ExitCode.FILE_HAS_ERRORS;
        }
        return count(findings, Severity.WARNING) > 0 ? ExitCode.CHANGES : ExitCode.DONE;
    }

    private static String summary(List<Diagnostic> findings) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = count(findings, severity);
            if (count > 0) {
                boolean one = count == 1 || severity == Severity.INFO;
                counts.add(count + " " + severity.word() + (one ? "" : "s"));
            }
        }
        return counts.isEmpty() ? "No problems found." : "Lint: " + String.join(", ", counts) + ".";
    }

    private static long count(List<Diagnostic> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Beside the file, under the name that its settings give. */
    private void write(Workspace workspace) {
        String name = workspace.livestream().lint().baseline();
        if (name == null) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error("no-baseline", "The file names no baseline to write.")
                            .help("write `lint: { baseline: lint-baseline.json }` into it."));
        }
        List<Diagnostic> known =
                new Linter(Rules.BOOK).advice(workspace.diagnostics().all());
        try {
            Path target = new ProjectFolder(workspace.file(), ProjectFiles.DISK).place(name);
            OutputFile.check(target, "a list of known findings", Baseline::isOne);
            AtomicFile.write(target, Baseline.text(known, workspace.file()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw CommandFailure.notWritten(Path.of(name), e);
        }
        console.out().println(name + " knows " + known.size() + (known.size() == 1 ? " finding." : " findings."));
    }
}
