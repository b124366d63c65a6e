package livestream.cli.command;

import java.util.ArrayList;
import java.util.List;
import livestream.engine.plan.Selection;
import picocli.CommandLine.Option;

/** Which resources a run is about. */
final class SelectionOption {
    @Option(
            names = "--target",
            paramLabel = "ADDRESS",
            description = "Do this alone, with all that it needs; again for more. `*` is any text.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "ADDRESS",
            description = "Leave this as it is, with all that needs it; again for more. `*` is any text.")
    private List<String> excluded = new ArrayList<>();

    /** What was given, with nothing replaced that could stay. */
    Selection selection() {
        return new Selection(targets, excluded, List.of(), List.of());
    }
}
