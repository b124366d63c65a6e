package livestream.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Stop;
import livestream.cli.Workplace;
import livestream.engine.text.RecordText;
import livestream.schema.Diagnostic;
import livestream.schema.Durations;
import livestream.state.Backup;
import livestream.state.Holder;
import livestream.state.Recorded;
import livestream.state.State;
import livestream.state.StateJson;
import livestream.state.StateStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into the state, and releases its lock. */
@Command(
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            StatePushCommand.class,
            StateMvCommand.class,
            StateRepairCommand.class,
            StateRekeyCommand.class,
            ForgetCommand.class
        })
final class StateCommand implements Runnable {
    private final Console console;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    StateCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    @Command(name = "list", description = "List what is recorded: address and id.")
    int list(@Mixin FileArgument file) {
        State state = file.open(console).state();
        int widest = state.resources().keySet().stream()
                .mapToInt(address -> address.toString().length())
                .max()
                .orElse(0);
        state.resources().values().forEach(recorded -> console.out()
                .println(StateText.pad(recorded.address().toString(), widest) + "  " + recorded.id()));
        state.intents().values().forEach(intent -> console.out()
                .println(StateText.pad(intent.address().toString(), widest) + "  (begun " + intent.since()
                        + ", the next apply finds out what became of it)"));
        return ExitCode.DONE;
    }

    @Command(name = "show", description = "Show one recorded resource.")
    int show(
            @Parameters(index = "0", paramLabel = "ADDRESS", description = "As `state list` prints it.") String address,
            @Mixin FileArgument file) {
        Workplace workplace = file.open(console);
        State state = workplace.state();
        Recorded found = state.resources().values().stream()
                .filter(recorded -> recorded.address().toString().equals(address))
                .findFirst()
                .orElseThrow(() -> Stop.because(
                        ExitCode.FAILED,
                        Diagnostic.error("missing-resource", "Nothing is recorded as `" + address + "`.")
                                .help("`livestream state list` prints what is.")));
        console.out().print(RecordText.of(found, workplace.kinds(), console.width(), console.ink()));
        return ExitCode.DONE;
    }

    @Command(name = "pull", description = "Print the state as JSON, or one of its backups.")
    int pull(
            @Mixin FileArgument file,
            @Option(names = "--backup", paramLabel = "N", description = "A number that `state backups` prints.")
                    @Nullable
                    Integer backup)
            throws IOException {
        Workplace workplace = file.open(console);
        State state = backup == null ? workplace.state() : backup(workplace, backup);
        console.out().println(new String(StateJson.write(state), StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }

    private static State backup(Workplace workplace, int number) throws IOException {
        return workplace.store().backups(workplace.diagnostics()).stream()
                .filter(backup -> backup.number() == number)
                .map(Backup::state)
                .findFirst()
                .orElseThrow(() -> Stop.because(
                        ExitCode.FAILED,
                        Diagnostic.error("no-such-backup", "There is no backup " + number + ".")
                                .help("`livestream state backups` prints those that there are.")));
    }

    @Command(name = "backups", description = "List the states before the last runs that changed something.")
    int backups(@Mixin FileArgument file) throws IOException {
        Workplace workplace = file.open(console);
        List<Backup> backups = workplace.store().backups(workplace.diagnostics());
        workplace.showFindings();
        backups.stream().sorted(Comparator.comparing(Backup::age)).forEach(backup -> console.out()
                .println(backup.number() + "  serial " + backup.state().serial() + ", "
                        + backup.state().resources().size() + " resources, kept for "
                        + Durations.text(backup.age().truncatedTo(ChronoUnit.SECONDS))));
        return ExitCode.DONE;
    }

    @Command(name = "lock", description = "Say who is at work on the state.")
    int lock(
            @Parameters(index = "0", paramLabel = "show", description = "The word `show`.") String show,
            @Mixin FileArgument file)
            throws IOException {
        if (!show.equals("show")) {
            throw Stop.because(
                    ExitCode.FAILED,
                    Diagnostic.error("unknown-command", "`" + show + "` is nothing that can be done with a lock.")
                            .help("write `livestream state lock show`, or `livestream state unlock ID`."));
        }
        StateStore store = file.open(console).store();
        console.out()
                .println(store.holder()
                        .map(holder ->
                                "Held as " + holder.id() + ": " + holder.words() + ", since " + holder.since() + ".")
                        .orElse("Nobody holds the lock."));
        return ExitCode.DONE;
    }

    @Command(name = "unlock", description = "Release the lock of a run that is surely gone.")
    int unlock(
            @Parameters(index = "0", paramLabel = "ID", description = "The hold's id, as the refused run printed it.")
                    String id,
            @Mixin FileArgument file)
            throws IOException {
        StateStore store = file.open(console).store();
        Optional<Holder> holder = store.holder();
        holder.filter(other -> other.id().equals(id) && other.isHere()).ifPresent(other -> console.err()
                .println("warning: process " + other.pid() + " is still running: " + other.words()));
        if (store.unlock(id)) {
            console.out().println("Released the lock " + id + ".");
            return ExitCode.DONE;
        }
        String now = holder.map(other ->
                        "it is held as `" + other.id() + "`: " + other.words() + ", since " + other.since() + ".")
                .orElse("nobody holds it.");
        throw Stop.because(
                ExitCode.FAILED,
                Diagnostic.error("no-such-lock", "The lock is not held as `" + id + "`.")
                        .help(now));
    }
}
