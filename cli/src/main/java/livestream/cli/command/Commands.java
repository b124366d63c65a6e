package livestream.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import livestream.cli.Console;
import picocli.CommandLine;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** All commands, in the order of the help. Of those, one is made: describing all takes longer than a small command runs. */
final class Commands {

    /** How a command is made, with what it takes from its command line. */
    private interface Maker extends BiFunction<Console, Arguments, Callable<Integer>> {}

    private record Entry(
            String name, String description, Maker maker, Preload preload, List<Entry> under, String... aliases) {
        Entry(String name, String description, Maker maker, Preload preload, String... aliases) {
            this(name, description, maker, preload, List.of(), aliases);
        }

        String names() {
            return aliases.length == 0 ? name : name + ", " + String.join(", ", aliases);
        }

        CommandLine line(Console console) {
            Arguments arguments = new Arguments();
            CommandSpec spec = CommandSpec.wrapWithoutInspection(maker.apply(console, arguments));
            arguments.addTo(spec);
            spec.addOption(help()).usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
            CommandLine line = new CommandLine(spec);
            under.forEach(entry -> line.addSubcommand(entry.name(), entry.line(console), entry.aliases()));
            return line;
        }

        boolean isCalled(String word) {
            return name.equals(word) || List.of(aliases).contains(word);
        }
    }

    private static final Entry FORGET = new Entry(
            "forget",
            "Drop the record of a resource, after asking; what AWS has of it stays.",
            ForgetCommand::new,
            Preload.FILE,
            "rm");

    private static final List<Entry> OF_STATE = List.of(
            new Entry("list", "List what is recorded: address and id.", StateListCommand::new, Preload.FILE),
            new Entry("show", "Show one recorded resource.", StateShowCommand::new, Preload.FILE),
            new Entry("pull", "Print the state as JSON, or one of its backups.", StatePullCommand::new, Preload.FILE),
            new Entry(
                    "backups",
                    "List the states before the last runs that changed something.",
                    StateBackupsCommand::new,
                    Preload.FILE),
            new Entry("lock", "Say who holds the lock of the state.", StateLockCommand::new, Preload.FILE),
            new Entry(
                    "unlock", "Release the lock of a run that is surely gone.", StateUnlockCommand::new, Preload.FILE),
            new Entry(
                    "push",
                    "Put a state from a file in the place of the one that is kept, after asking.",
                    StatePushCommand::new,
                    Preload.FILE),
            new Entry(
                    "mv",
                    "Give a recorded resource another address; changes nothing in AWS.",
                    StateMvCommand::new,
                    Preload.FILE),
            new Entry(
                    "repair",
                    "Say what can be kept of a state that cannot be read, and keep it, after asking.",
                    StateRepairCommand::new,
                    Preload.FILE),
            new Entry(
                    "rekey",
                    "Rewrite the state and its backups, encrypted as the file says by now, or in the clear.",
                    StateRekeyCommand::new,
                    Preload.FILE),
            FORGET);

    private static final List<Entry> ALL = List.of(
            new Entry(
                    "init",
                    "Write a commented livestream.yaml to begin with, and the schema for your editor; asks AWS nothing.",
                    InitCommand::new,
                    Preload.NOTHING),
            new Entry(
                    "fmt",
                    "Write files in canonical style; keeps words, comments and their order, and names what it changed.",
                    FmtCommand::new,
                    Preload.FILE),
            new Entry("validate", "Check a file; asks AWS nothing.", ValidateCommand::new, Preload.FILE),
            new Entry(
                    "config",
                    "Print the file with what it includes, its environment and its variables put in; asks AWS nothing.",
                    ConfigCommand::new,
                    Preload.FILE),
            new Entry(
                    "lint",
                    "Show all that the rules find; changes nothing. `explain` describes a rule.",
                    LintCommand::new,
                    Preload.AWS),
            new Entry(
                    "explain",
                    "Explain a rule: what it finds, why that matters, what to do.",
                    ExplainCommand::new,
                    Preload.NOTHING),
            new Entry(
                    "expand",
                    "Show every resource that a file stands for, compared with nothing.",
                    ExpandCommand::new,
                    Preload.FILE),
            new Entry("plan", "Show what an apply would do; changes nothing.", PlanCommand::new, Preload.AWS),
            new Entry(
                    "apply",
                    "Make AWS as the file says, after showing the plan and asking; or carry out a saved plan.",
                    ApplyCommand::new,
                    Preload.AWS),
            new Entry(
                    "destroy",
                    "Delete everything that applies of this file made, after asking.",
                    DestroyCommand::new,
                    Preload.AWS),
            new Entry(
                    "drift",
                    "Say what AWS has otherwise than it was applied last; changes nothing.",
                    DriftCommand::new,
                    Preload.AWS),
            new Entry(
                    "import",
                    "Record a thing that exists in AWS as a resource of the file; changes nothing in AWS.",
                    ImportCommand::new,
                    Preload.AWS),
            FORGET,
            new Entry("show", "Show what was applied last; asks AWS nothing.", ShowCommand::new, Preload.FILE),
            new Entry(
                    "outputs",
                    "Print the URLs that the last apply gave, for viewers and for the encoder; asks AWS nothing.",
                    OutputsCommand::new,
                    Preload.FILE),
            new Entry(
                    "urls",
                    "List the viewer URLs that the file has, with endpoint, format and MIME type.",
                    UrlsCommand::new,
                    Preload.AWS),
            new Entry(
                    "route",
                    "Tell what CloudFront does with a URL: which behavior takes it and why, what the cache key is, what the"
                            + " origin sees, how long the answer is kept, and whether a web page may play it.",
                    RouteCommand::new,
                    Preload.FILE),
            new Entry(
                    "state",
                    "Look into the state, change it by hand, or release its lock.",
                    (console, none) -> () -> LivestreamCommand.run(console, "state", "--help"),
                    Preload.FILE,
                    OF_STATE),
            new Entry(
                    "docs",
                    "Tell what a key of livestream.yaml is for, what may be written and what counts without it.",
                    DocsCommand::new,
                    Preload.NOTHING),
            new Entry(
                    "schema",
                    "Print the JSON Schema of livestream.yaml, from which an editor completes; asks AWS nothing.",
                    SchemaCommand::new,
                    Preload.NOTHING),
            new Entry(
                    "simulator",
                    "Run a simulated AWS on this machine, for any AWS client, until Ctrl-C.",
                    SimulatorCommand::new,
                    Preload.NOTHING),
            new Entry(
                    "completion",
                    "Print a completion script for bash and zsh: source <(livestream completion)",
                    (console, none) -> new CompletionCommand(console),
                    Preload.NOTHING),
            new Entry(
                    "version", "Print the version.", (console, none) -> new VersionCommand(console), Preload.NOTHING));

    private Commands() {}

    /** What the one that is asked for is going to need. */
    static Preload ahead(String... arguments) {
        List<String> given = List.of(arguments);
        boolean reads = !given.contains("--help") && !given.contains("-h");
        Preload preload =
                asked(arguments).filter(entry -> reads).map(Entry::preload).orElse(Preload.NOTHING);
        return preload == Preload.AWS && given.contains("--refresh=false") ? Preload.FILE : preload;
    }

    /** The command that is the first of these arguments, by itself; empty when it is not one. */
    static Optional<CommandLine> named(String program, Console console, String... arguments) {
        Optional<Entry> first = arguments.length == 0 ? Optional.empty() : called(arguments[0]);
        return first.map(entry -> entry.line(console).setCommandName(program + " " + entry.name()));
    }

    /** Adds what these arguments need to what is around it: nothing for options alone, and the names where none is meant. */
    static void addTo(CommandLine root, Console console, String... arguments) {
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Commands::list);
        if (asked(arguments).isPresent()) {
            addAllTo(root, console);
        } else if (!Arrays.stream(arguments).allMatch(argument -> argument.startsWith("-"))) {
            ALL.forEach(entry -> root.addSubcommand(entry.name(), CommandSpec.create(), entry.aliases()));
        }
    }

    /** Adds every command with all that it takes. */
    static void addAllTo(CommandLine root, Console console) {
        ALL.forEach(entry -> root.addSubcommand(entry.name(), entry.line(console), entry.aliases()));
    }

    /** The option that every command has. */
    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    /** All, as the library lists commands that are added; adding them for their names alone takes longer than all the rest. */
    private static String list(CommandLine.Help help) {
        int names = ALL.stream().mapToInt(entry -> entry.names().length()).max().orElse(0);
        int width = help.commandSpec().usageMessage().width();
        CommandLine.Help.TextTable table = CommandLine.Help.TextTable.forColumns(
                help.colorScheme(),
                new Column(names + 2, 2, Column.Overflow.SPAN),
                new Column(width - names - 2, 2, Column.Overflow.WRAP));
        ALL.forEach(entry -> table.addRowValues(
                help.colorScheme().commandText(entry.names()),
                help.colorScheme().text(entry.description())));
        return "Commands:" + System.lineSeparator() + table;
    }

    private static Optional<Entry> asked(String... arguments) {
        for (String argument : arguments) {
            if (!argument.startsWith("-")) {
                return called(argument);
            }
        }
        return Optional.empty();
    }

    /** A loop and not a stream: the first stream of a process takes a tenth of what a small command does. */
    private static Optional<Entry> called(String word) {
        for (Entry entry : ALL) {
            if (entry.isCalled(word)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
