package livestream.cli.command;

import java.util.ArrayList;
import java.util.List;
import livestream.engine.plan.Selection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which resources a run is about that makes things, which of them are made anew, and which are retired. */
final class ReplaceOption {
    @Mixin
    private SelectionOption selection = new SelectionOption();

    @Option(
            names = "--replace",
            paramLabel = "ADDRESS",
            description = "Delete this and make it anew although it could stay; again for more. `*` is any text.")
    private List<String> replaced = new ArrayList<>();

    @Option(
            names = "--retire",
            paramLabel = "ADDRESS",
            description = "Take away what was superseded and still serves; again for more.")
    private List<String> retired = new ArrayList<>();

    Selection selection() {
        Selection chosen = selection.selection();
        return new Selection(chosen.targets(), chosen.excluded(), replaced, retired);
    }
}
