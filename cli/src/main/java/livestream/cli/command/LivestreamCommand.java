package livestream.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.engine.text.AnsiStyle;
import livestream.schema.Diagnostic;
import livestream.schema.shape.Suggestions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of all commands. */
public final class LivestreamCommand {
    private static final String NAME = "livestream";

    private LivestreamCommand() {}

    /** Runs one command line and returns its exit code; throws nothing that a user can cause. */
    public static int run(Console console, String... arguments) {
        // Our own code never asks for the locale; libraries do, as where picocli sorts options.
        Locale.setDefault(Locale.ENGLISH);
        Commands.ahead(arguments).begin();
        // A command that is named first needs no model of what is around it.
        Optional<CommandLine> named = Commands.named(NAME, console, arguments);
        CommandLine line = named.orElseGet(() -> {
            CommandLine root = root();
            Commands.addTo(root, console, arguments);
            return root;
        });
        String[] given = named.isEmpty() ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        line.setOut(console.out().writer());
        line.setErr(console.err().writer());
        line.setUsageHelpWidth(Math.max(60, console.width()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.style() == AnsiStyle.COLOUR ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setExecutionExceptionHandler((e, command, parsed) -> handle(e, console));
        line.setParameterExceptionHandler((e, words) -> misunderstood(e, console));
        // An argument that begins with @ is what it is, and no file of more arguments.
        line.setExpandAtFiles(false);
        int code = execute(line, arguments.length == 0 ? new String[] {"--help"} : given, console);
        console.out().flush();
        console.err().print(console.timings().text());
        console.err().flush();
        return code;
    }

    private static int execute(CommandLine line, String[] arguments, Console console) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            console.show(CommandFailure.because(ExitCode.FAILED, FailedRun.explain(e))
                    .diagnostics());
            return ExitCode.FAILED;
        }
    }

    private static int misunderstood(ParameterException e, Console console) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        console.err().println(String.valueOf(e.getMessage()));
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !command.getSubcommands().isEmpty()) {
            Suggestions.of(
                            unmatched.getUnmatched().get(0),
                            command.getSubcommands().keySet())
                    .ifPresent(near -> console.err().println("Did you mean: " + name + " " + near + "?"));
        } else {
            UnmatchedArgumentException.printSuggestions(e, console.err().writer());
        }
        console.err().println("Run `" + name + " --help` for its usage.");
        return ExitCode.FAILED;
    }

    private static int handle(Exception e, Console console) {
        if (e instanceof CommandFailure stop) {
            console.show(stop.diagnostics());
            return stop.code();
        }
        Optional<Diagnostic> explained = FailedRun.explain(e);
        if (explained.isEmpty()) {
            console.err().println("This is a bug in livestream. A report helps, with the file and these lines:");
            console.err().print(e);
            return ExitCode.FAILED;
        }
        console.show(CommandFailure.because(ExitCode.FAILED, explained.get()).diagnostics());
        return ExitCode.FAILED;
    }

    /** The root with every command and all that they take. */
    static CommandLine whole(Console console) {
        CommandLine root = root();
        Commands.addAllTo(root, console);
        return root;
    }

    private static CommandLine root() {
        CommandSpec root = CommandSpec.create()
                .name(NAME)
                .versionProvider(() -> new String[] {VersionCommand.words()})
                .addOption(Commands.help())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print the version.")
                        .build());
        root.usageMessage()
                .description("A compact livestream.yaml becomes a live-video delivery on AWS.")
                .customSynopsis("@|bold " + NAME + "|@ [@|yellow -hV|@] COMMAND")
                .footer(
                        "",
                        "FILE is livestream.yaml in the current folder unless named. Its state lives in .livestream/ beside it.",
                        "Exit codes: 0 done, 1 failed, 2 changes present (plan --detailed-exitcode), drift, or warnings (lint),",
                        "3 the file has errors, 4 consent missing, 5 locked.");
        return new CommandLine(root);
    }
}
