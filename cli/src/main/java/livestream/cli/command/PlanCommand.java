package livestream.cli.command;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import livestream.cli.AwsSession;
import livestream.cli.Console;
import livestream.cli.Desired;
import livestream.cli.ExitCode;
import livestream.cli.PlanOptions;
import livestream.cli.PlannedRun;
import livestream.cli.Workspace;
import livestream.engine.plan.Plan;
import livestream.engine.text.PlanJson;
import livestream.state.State;
import picocli.CommandLine.Model.OptionSpec;

/** Shows what an apply would do, and saves it on request. */
final class PlanCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final JsonOption json;
    private final PlanOutput output;
    private final ReplaceOption selection;
    private final MissingOption missing;
    private final SummaryOption summary;
    private final Supplier<Boolean> destroy;
    private final Supplier<Boolean> refresh;
    private final Supplier<Boolean> detailed;

    PlanCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments);
        json = new JsonOption(arguments);
        output = new PlanOutput(arguments);
        selection = new ReplaceOption(arguments);
        missing = new MissingOption(arguments);
        summary = new SummaryOption(arguments);
        destroy = arguments.flag("--destroy", "Show what a destroy would do.");
        refresh = arguments.add(OptionSpec.builder("--refresh")
                .paramLabel("BOOL")
                .type(boolean.class)
                .arity("1")
                .initialValue(true)
                .description("With `false`, take what was applied last for what there is, and do not ask AWS about it.")
                .build());
        detailed = arguments.flag("--detailed-exitcode", "Exit with 2 when there is something to do.");
    }

    @Override
    public Integer call() {
        output.check();
        Workspace workspace = file.open(console);
        State state = workspace.state();
        try (AwsSession aws = workspace.connect()) {
            PlanOptions options = new PlanOptions(selection.targeting(), refresh.get(), missing.isAllowed());
            String account = account(aws, state);
            Desired desired = destroy.get()
                    ? Desired.nothing()
                    : aws.expand(options.targeting().retiring(state));
            PlannedRun planned = aws.plan(desired, state, account, options);
            workspace.showFindings();
            console.timings().phase("show", () -> show(planned.plan(), state, aws));
            output.save(planned, state, workspace, aws, options, console);
            return detailed.get() && !planned.plan().isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
        }
    }

    /** Without a refresh nobody is asked whose credentials these are, unless a saved plan must know and the state does not. */
    private String account(AwsSession aws, State state) {
        String pinned = state.account();
        if (refresh.get() || (output.isAsked() && pinned == null)) {
            return aws.account(state);
        }
        aws.checkRegion(state);
        return pinned == null ? "" : pinned;
    }

    private void show(Plan plan, State state, AwsSession aws) {
        if (json.asked()) {
            JsonOption.print(new PlanJson(state.lineage()).of(plan), console);
        } else {
            summary.print(plan, aws.catalog(), console);
        }
    }
}
