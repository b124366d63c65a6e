package livestream.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * All commands, in the order of the help. Reading the options of one takes longer than a small command runs, so only the one
 * that is asked for is read. No command but {@code state} has methods that are commands; looking for them takes as long again
 * as reading the options, so the others say so.
 */
final class Commands {

    private record Entry(String name, String description, Class<?> kind, Ahead ahead, String... aliases) {
        String names() {
            return aliases.length == 0 ? name : name + ", " + String.join(", ", aliases);
        }

        CommandLine line(CommandLine.IFactory factory) {
            CommandLine command = new CommandLine(kind, factory);
            command.getCommandSpec().usageMessage().description(description);
            return command;
        }

        boolean isCalled(String word) {
            return name.equals(word) || List.of(aliases).contains(word);
        }
    }

    private static final List<Entry> ALL = List.of(
            new Entry(
                    "init",
                    "Write a commented livestream.yaml to begin with, and the schema for your editor; asks AWS nothing.",
                    InitCommand.class,
                    Ahead.NOTHING),
            new Entry(
                    "fmt",
                    "Write files in canonical style; keeps words, comments and their order, and names what it changed.",
                    FmtCommand.class,
                    Ahead.FILE),
            new Entry("validate", "Check a file; asks AWS nothing.", ValidateCommand.class, Ahead.FILE),
            new Entry(
                    "config",
                    "Print the file with what it includes, its environment and its variables put in; asks AWS nothing.",
                    ConfigCommand.class,
                    Ahead.FILE),
            new Entry(
                    "lint",
                    "Say all that the rules find; changes nothing. `explain` tells of a rule.",
                    LintCommand.class,
                    Ahead.AWS),
            new Entry(
                    "explain",
                    "Tell of a rule: what it finds, why that matters, what to do.",
                    ExplainCommand.class,
                    Ahead.NOTHING),
            new Entry(
                    "expand",
                    "Show every resource that a file stands for, compared with nothing.",
                    ExpandCommand.class,
                    Ahead.FILE),
            new Entry("plan", "Show what an apply would do; changes nothing.", PlanCommand.class, Ahead.AWS),
            new Entry(
                    "apply",
                    "Make AWS as the file says, after showing the plan and asking; or carry out a saved plan.",
                    ApplyCommand.class,
                    Ahead.AWS),
            new Entry(
                    "destroy",
                    "Delete everything that applies of this file made, after asking.",
                    DestroyCommand.class,
                    Ahead.AWS),
            new Entry(
                    "drift",
                    "Say what AWS has otherwise than it was applied last; changes nothing.",
                    DriftCommand.class,
                    Ahead.AWS),
            new Entry(
                    "import",
                    "Record a thing that exists in AWS as a resource of the file; changes nothing in AWS.",
                    ImportCommand.class,
                    Ahead.AWS),
            new Entry("forget", ForgetCommand.DESCRIPTION, ForgetCommand.class, Ahead.FILE, "rm"),
            new Entry("show", "Show what was applied last; asks AWS nothing.", ShowCommand.class, Ahead.FILE),
            new Entry(
                    "outputs",
                    "Print the URLs that the last apply gave, for viewers and for the encoder; asks AWS nothing.",
                    OutputsCommand.class,
                    Ahead.FILE),
            new Entry(
                    "urls",
                    "List the viewer URLs that the file has, with endpoint, format and MIME type.",
                    UrlsCommand.class,
                    Ahead.AWS),
            new Entry(
                    "route",
                    "Tell what CloudFront does with a URL: which behavior takes it and why, what the cache key is, what the"
                            + " origin sees, how long the answer is kept, and whether a web page may play it.",
                    RouteCommand.class,
                    Ahead.FILE),
            new Entry(
                    "state",
                    "Look into the state, change it by hand, or release its lock.",
                    StateCommand.class,
                    Ahead.FILE),
            new Entry(
                    "docs",
                    "Tell what a key of livestream.yaml is for, what may be written and what counts without it.",
                    DocsCommand.class,
                    Ahead.NOTHING),
            new Entry(
                    "schema",
                    "Print the JSON Schema of livestream.yaml, from which an editor completes; asks AWS nothing.",
                    SchemaCommand.class,
                    Ahead.NOTHING),
            new Entry(
                    "simulator",
                    "Run a pretended AWS on this machine, for any AWS client, until Ctrl-C.",
                    SimulatorCommand.class,
                    Ahead.NOTHING),
            new Entry(
                    "completion",
                    "Print a completion script for bash and zsh: source <(livestream completion)",
                    CompletionCommand.class,
                    Ahead.NOTHING),
            new Entry("version", "Print the version.", VersionCommand.class, Ahead.NOTHING));

    private Commands() {}

    /** What the one that is asked for is going to need. */
    static Ahead ahead(String... arguments) {
        List<String> given = List.of(arguments);
        boolean reads = !given.contains("--help") && !given.contains("-h");
        Ahead ahead = asked(arguments).filter(entry -> reads).map(Entry::ahead).orElse(Ahead.NOTHING);
        return ahead == Ahead.AWS && given.contains("--refresh=false") ? Ahead.FILE : ahead;
    }

    /** The command that is the first of these arguments, by itself; empty when it is not one, or has to know all others. */
    static Optional<CommandLine> named(String program, CommandLine.IFactory factory, String... arguments) {
        return Arrays.stream(arguments)
                .limit(1)
                .flatMap(first -> ALL.stream().filter(entry -> entry.isCalled(first)))
                .filter(entry -> entry.kind() != CompletionCommand.class)
                .findFirst()
                .map(entry -> {
                    CommandLine command = entry.line(factory);
                    command.setCommandName(program + " " + entry.name());
                    return command;
                });
    }

    /** Adds what these arguments need to what is around it: nothing for options alone, and the names where none is meant. */
    static void addTo(CommandLine root, CommandLine.IFactory factory, String... arguments) {
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Commands::list);
        if (asked(arguments).isPresent()) {
            ALL.forEach(entry -> root.addSubcommand(entry.name(), entry.line(factory), entry.aliases()));
        } else if (!Arrays.stream(arguments).allMatch(argument -> argument.startsWith("-"))) {
            ALL.forEach(entry -> root.addSubcommand(entry.name(), CommandSpec.create(), entry.aliases()));
        }
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
        String first = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .orElse("");
        return ALL.stream().filter(entry -> entry.isCalled(first)).findFirst();
    }
}
