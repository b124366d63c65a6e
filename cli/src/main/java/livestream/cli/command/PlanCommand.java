package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Connection;
import livestream.cli.Console;
import livestream.cli.Desired;
import livestream.cli.ExitCode;
import livestream.cli.Planned;
import livestream.cli.Scope;
import livestream.cli.Workplace;
import livestream.engine.plan.Plan;
import livestream.engine.text.PlanJson;
import livestream.state.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what an apply would do, and saves it on request. */
@Command(addMethodSubcommands = false)
final class PlanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FileArgument file = new FileArgument();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private PlanOutput output = new PlanOutput();

    @Mixin
    private ReplaceOption selection = new ReplaceOption();

    @Mixin
    private MissingOption missing = new MissingOption();

    @Mixin
    private SummaryOption summary = new SummaryOption();

    @Option(names = "--destroy", description = "Show what a destroy would do.")
    private boolean destroy;

    @Option(
            names = "--refresh",
            paramLabel = "BOOL",
            arity = "1",
            description = "With `false`, take what was applied last for what there is, and do not ask AWS about it.")
    private boolean refresh = true;

    @Option(names = "--detailed-exitcode", description = "Exit with 2 when there is something to do.")
    private boolean detailed;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        output.check();
        Workplace workplace = file.open(console);
        State state = workplace.state();
        try (Connection aws = workplace.connect()) {
            Scope scope = new Scope(selection.selection(), refresh, missing.isAllowed());
            String account = account(aws, state);
            Desired desired =
                    destroy ? Desired.nothing() : aws.expand(scope.selection().retiring(state));
            Planned planned = aws.plan(desired, state, account, scope);
            workplace.showFindings();
            console.timings().phase("show", () -> show(planned.plan(), state, aws));
            output.save(planned, state, workplace, aws, scope, console);
            return detailed && !planned.plan().isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
        }
    }

    /** Without a refresh nobody is asked whose credentials these are, unless a saved plan must know and the state does not. */
    private String account(Connection aws, State state) {
        String pinned = state.account();
        if (refresh || (output.isAsked() && pinned == null)) {
            return aws.account(state);
        }
        aws.checkRegion(state);
        return pinned == null ? "" : pinned;
    }

    private void show(Plan plan, State state, Connection aws) {
        if (json.asked()) {
            JsonOption.print(new PlanJson(state.lineage()).of(plan), console);
        } else {
            summary.print(plan, aws.catalog(), console);
        }
    }
}
