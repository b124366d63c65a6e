package livestream.engine.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import livestream.engine.Catalog;
import livestream.engine.FieldDiff;
import livestream.engine.plan.Change;
import livestream.engine.plan.Drift.LeftAlone;
import livestream.state.ValueJson;

/** What somebody changed in AWS, told as it happened: from what was applied to what is there. */
public final class DriftText {
    /** Grows when something that is there changes its meaning or goes; new members do not count. */
    public static final int FORMAT = 1;

    private DriftText() {}

    /**
     * For a person; ends with a line break.
     *
     * @param recorded how many resources were looked at
     */
    public static String of(
            List<Change> drifted,
            List<LeftAlone> leftAlone,
            int recorded,
            Catalog catalog,
            int width,
            AnsiStyle style) {
        StringBuilder out = new StringBuilder();
        ValueFormat format = new ValueFormat(drifted, catalog);
        for (Change change : drifted) {
            out.append(style.red("!")).append(' ').append(style.bold(ValueFormat.of(change.address())));
            out.append("  ").append(ValueFormat.visible(what(change))).append('\n');
            for (FieldDiff diff : change.diffs()) {
                ValueTreeText.wrap(
                        out,
                        "    ",
                        ValueFormat.visible(diff.path()) + "  " + format.of(diff.to()) + " -> "
                                + format.of(diff.from()),
                        width);
            }
            out.append('\n');
        }
        if (!leftAlone.isEmpty()) {
            ValueTreeText.wrap(
                    out, "", "Others decide who is served too. livestream never set this, and leaves it alone:", width);
            leftAlone.forEach(each -> ValueTreeText.wrap(
                    out,
                    "  ",
                    ValueFormat.of(each.address()) + "  " + ValueFormat.visible(each.path()) + "  "
                            + format.of(each.live()),
                    width));
            out.append('\n');
        }
        out.append(
                drifted.isEmpty()
                        ? "No drift: what was applied last is what AWS has, " + count(recorded) + ".\n"
                        : "Drift: " + drifted.size() + " of " + count(recorded) + ".\n");
        return out.toString();
    }

    private static String count(int resources) {
        return resources == 1 ? "1 resource" : resources + " resources";
    }

    private static String what(Change change) {
        if (change instanceof Change.Create) {
            return "was deleted outside livestream";
        }
        return change.diffs().isEmpty() ? change.reason() : "was changed outside livestream";
    }

    /** For a pipeline: a stable form, documented in docs/json.md. */
    public static ObjectNode json(List<Change> drifted, List<LeftAlone> leftAlone, String fingerprintKey) {
        ValueJson values = new ValueJson(fingerprintKey);
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
        root.put("drift", !drifted.isEmpty());
        ArrayNode resources = root.putArray("resources");
        for (Change change : drifted) {
            ObjectNode node =
                    resources.addObject().put("address", change.address().toString());
            node.put("gone", change instanceof Change.Create);
            node.put("reason", what(change));
            ArrayNode differences = node.putArray("differences");
            change.diffs().forEach(diff -> {
                ObjectNode each = differences.addObject();
                each.put("path", diff.path());
                each.put("kind", diff.kind().name().toLowerCase(Locale.ROOT));
                each.set("applied", diff.to() == null ? null : values.write(diff.to()));
                each.set("live", diff.from() == null ? null : values.write(diff.from()));
            });
        }
        ArrayNode others = root.putArray("leftAlone");
        leftAlone.forEach(each -> others.addObject()
                .put("address", each.address().toString())
                .put("path", each.path())
                .set("live", values.write(each.live())));
        return root;
    }
}
