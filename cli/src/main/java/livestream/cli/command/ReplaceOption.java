package livestream.cli.command;

import java.util.List;
import java.util.function.Supplier;
import livestream.engine.plan.Targeting;

/** Which resources a run is about that makes things, which of them are replaced, and which are retired. */
final class ReplaceOption {
    private final SelectionOption selection;
    private final Supplier<List<String>> replaced;
    private final Supplier<List<String>> retired;

    ReplaceOption(Arguments arguments) {
        selection = new SelectionOption(arguments);
        replaced = arguments.texts(
                "--replace", "ADDRESS", "Replace this although it could stay; again for more. `*` is any text.");
        retired = arguments.texts(
                "--retire", "ADDRESS", "Take away what was superseded and still serves; again for more.");
    }

    Targeting targeting() {
        Targeting chosen = selection.targeting();
        return new Targeting(chosen.targets(), chosen.excluded(), replaced.get(), retired.get());
    }
}
