package livestream.cli.command;

import java.util.List;
import java.util.function.Supplier;
import livestream.engine.plan.Targeting;

/** Which resources a run is about. */
final class SelectionOption {
    private final Supplier<List<String>> targets;
    private final Supplier<List<String>> excluded;

    SelectionOption(Arguments arguments) {
        targets = arguments.texts(
                "--target", "ADDRESS", "Do this alone, with all that it needs; again for more. `*` is any text.");
        excluded = arguments.texts(
                "--exclude",
                "ADDRESS",
                "Leave this as it is, with all that needs it; again for more. `*` is any text.");
    }

    /** What was given, with nothing replaced that could stay. */
    Targeting targeting() {
        return new Targeting(targets.get(), excluded.get(), List.of(), List.of());
    }
}
