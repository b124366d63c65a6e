package livestream.cli.command;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import livestream.cli.Console;
import livestream.cli.DiskTrouble;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.engine.Refused;
import livestream.engine.text.Ink;
import livestream.schema.Diagnostic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root of all commands. */
@Command(
        name = "livestream",
        description = "A compact livestream.yaml becomes a live-video delivery on AWS.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = VersionCommand.class,
        subcommands = {
            InitCommand.class,
            FmtCommand.class,
            ValidateCommand.class,
            ConfigCommand.class,
            LintCommand.class,
            ExplainCommand.class,
            ExpandCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            DestroyCommand.class,
            DriftCommand.class,
            ImportCommand.class,
            ForgetCommand.class,
            ShowCommand.class,
            OutputsCommand.class,
            UrlsCommand.class,
            RouteCommand.class,
            StateCommand.class,
            DocsCommand.class,
            SchemaCommand.class,
            SimulatorCommand.class,
            CompletionCommand.class,
            VersionCommand.class,
        },
        footer = {
            "",
            "FILE is livestream.yaml in the current folder unless named. Its state lives in .livestream/ beside it.",
            "Exit codes: 0 done, 1 failed, 2 changes present (plan --detailed-exitcode), drift, or warnings (lint),",
            "3 the file has errors, 4 consent missing, 5 locked.",
        })
public final class LivestreamCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @SuppressWarnings("unused") // picocli reads it
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    private boolean version;

    @SuppressWarnings("unused") // picocli reads it, for every command
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    /** Runs one command line and returns its exit code; throws nothing that a user can cause. */
    public static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new LivestreamCommand(), new Factory(console));
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(Math.max(60, console.width()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.ink() == Ink.COLOUR ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setExecutionExceptionHandler((e, command, parsed) -> handle(e, console));
        line.setParameterExceptionHandler((e, words) -> {
            console.err().println(e.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(
                    e, new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
            console.err()
                    .println("Run `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help` for its usage.");
            return ExitCode.FAILED;
        });
        int code = line.execute(arguments);
        console.out().flush();
        console.err().flush();
        return code;
    }

    private static int handle(Exception e, Console console) {
        if (e instanceof Stop stop) {
            console.show(stop.diagnostics());
            return stop.code();
        }
        Diagnostic diagnostic;
        if (e instanceof Refused refused) {
            diagnostic = NoAnswer.explain(refused);
        } else if (e instanceof UncheckedIOException io) {
            diagnostic = Diagnostic.error(
                            "folder-not-writable", "The folder `.livestream` beside the file cannot be used.")
                    .note("cause", DiskTrouble.words(Objects.requireNonNull(io.getCause())))
                    .help(
                            "make it writable, or make room on its disk; what was done so far is found again by its name.");
        } else {
            console.err().println("This is a bug in livestream. A report helps, with the file and these lines:");
            e.printStackTrace(console.err());
            return ExitCode.FAILED;
        }
        console.show(Stop.because(ExitCode.FAILED, diagnostic).diagnostics());
        return ExitCode.FAILED;
    }

    /** Without a command, the help. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
