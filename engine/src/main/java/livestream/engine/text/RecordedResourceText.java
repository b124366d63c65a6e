package livestream.engine.text;

import java.util.List;
import java.util.Map;
import livestream.engine.Catalog;
import livestream.engine.Facts;
import livestream.state.ResourceState;

/** What was applied last, for a person. */
public final class RecordedResourceText {
    private RecordedResourceText() {}

    /** One recorded resource: what AWS was told, and what it answered. Ends with an empty line. */
    public static String of(ResourceState recorded, Catalog catalog, int width, AnsiStyle style) {
        StringBuilder out = new StringBuilder();
        out.append(style.bold(ValueFormat.of(recorded.address())))
                .append("  ")
                .append(ValueFormat.visible(recorded.id()))
                .append(recorded.protectedFromDestroy() ? "  (protected)" : "")
                .append('\n');
        Facts facts = catalog.type(recorded.address().type()).facts();
        ValueTreeText tree = new ValueTreeText(out, facts, new ValueFormat(List.of(), catalog), Map.of(), width, style);
        tree.print(recorded.inputs(), "    ");
        if (!recorded.outputs().fields().isEmpty()) {
            out.append("  ").append(style.faint("answered by AWS")).append('\n');
            tree.print(recorded.outputs(), "    ");
        }
        return out.append('\n').toString();
    }
}
