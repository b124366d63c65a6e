package livestream.engine.text;

import java.util.List;
import java.util.Map;
import livestream.engine.Catalog;
import livestream.engine.Facts;
import livestream.state.ResourceState;

/** What was applied last, for a person. */
public final class RecordText {
    private RecordText() {}

    /** One recorded resource: what AWS was told, and what it answered. Ends with an empty line. */
    public static String of(ResourceState recorded, Catalog catalog, int width, Ink ink) {
        StringBuilder out = new StringBuilder();
        out.append(ink.bold(Words.of(recorded.address())))
                .append("  ")
                .append(Words.visible(recorded.id()))
                .append(recorded.protectedFromDestroy() ? "  (protected)" : "")
                .append('\n');
        Facts facts = catalog.type(recorded.address().type()).facts();
        TreeText tree = new TreeText(out, facts, new Words(List.of(), catalog), Map.of(), width, ink);
        tree.print(recorded.inputs(), "    ");
        if (!recorded.outputs().fields().isEmpty()) {
            out.append("  ").append(ink.faint("answered by AWS")).append('\n');
            tree.print(recorded.outputs(), "    ");
        }
        return out.append('\n').toString();
    }
}
