package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.Connection;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workplace;
import livestream.engine.plan.Plan;
import livestream.engine.text.PlanJson;
import livestream.engine.text.PlanText;
import livestream.state.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what an apply would do. */
@Command(name = "plan", description = "Show what an apply would do; changes nothing.")
final class PlanCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private FileArgument file = new FileArgument();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--detailed-exitcode", description = "Exit with 2 when there is something to do.")
    private boolean detailed;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Workplace workplace = file.open(console);
        State state = workplace.state();
        try (Connection aws = workplace.connect()) {
            aws.account(state);
            Plan plan = aws.plan(aws.expand(state), state);
            workplace.showFindings();
            if (json.asked()) {
                JsonOption.print(new PlanJson(state.lineage()).of(plan), console);
            } else {
                console.out().print(PlanText.of(plan, aws.catalog(), console.width(), console.ink()));
            }
            return detailed && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
        }
    }
}
