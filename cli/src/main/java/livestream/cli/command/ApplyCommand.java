package livestream.cli.command;

import java.util.concurrent.Callable;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.PlanOptions;
import livestream.schema.Diagnostic;

/** Makes AWS as the file says, or as a saved plan does. */
final class ApplyCommand implements Callable<Integer> {
    private final Console console;
    private final FileArgument file;
    private final LockOption lock;
    private final JsonOption json;
    private final AcceptOption accept;
    private final DropUnknownOption unknown;
    private final ReplaceOption selection;
    private final MissingOption missing;

    ApplyCommand(Console console, Arguments arguments) {
        this.console = console;
        file = new FileArgument(arguments).orPlan();
        lock = new LockOption(arguments);
        json = new JsonOption(arguments);
        accept = new AcceptOption(arguments);
        unknown = new DropUnknownOption(arguments);
        selection = new ReplaceOption(arguments);
        missing = new MissingOption(arguments);
    }

    @Override
    public Integer call() {
        PlanOptions options = new PlanOptions(selection.targeting(), true, missing.isAllowed());
        if (file.isSavedPlan()) {
            return applySaved(options);
        }
        return new ApplyOperation(file.open(console), console, json.asked(), ApplyOperation.SAME)
                .run(
                        "apply",
                        lock,
                        unknown.before((aws, state) -> {
                            String account = aws.account(state);
                            return aws.plan(aws.expand(options.targeting().retiring(state)), state, account, options);
                        }),
                        plan -> accept.given(plan, !json.asked(), console));
    }

    /** The plan was shown to whoever saved it; it is shown again, and nobody is asked. */
    private int applySaved(PlanOptions options) {
        SavedPlanOperation saved = SavedPlanOperation.of(file.file(), console);
        if (!file.agreesWith(saved.plan()) || !options.equals(PlanOptions.WHOLE)) {
            throw CommandFailure.because(
                    ExitCode.FAILED,
                    Diagnostic.error(
                                    "decided-before",
                                    "`" + file.file() + "` is a saved plan, and options that choose do not go with it.")
                            .help(
                                    "leave out --env, --var, --target, --exclude, --replace, --retire and --allow-missing, and"
                                            + " --simulate where AWS is meant; or make a new plan with them."));
        }
        return new ApplyOperation(saved.workspace(), console, json.asked(), saved.again())
                .run(
                        "apply",
                        lock,
                        unknown.before(saved),
                        plan -> accept.given(plan, saved.plan().accepted(), console));
    }
}
