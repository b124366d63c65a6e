package livestream.engine.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import livestream.engine.Catalog;
import livestream.engine.Facts;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.PlanNote;
import livestream.engine.Resource;
import livestream.engine.plan.Change;
import livestream.engine.plan.OutputChange;
import livestream.engine.plan.Plan;
import livestream.schema.Address;
import livestream.schema.Value;

/** A plan for a person: what changes, why, and what is given back in the end. */
public final class PlanText {
    private final StringBuilder out = new StringBuilder();
    private final Catalog catalog;
    private final int width;
    private final AnsiStyle style;

    private final ValueFormat format;

    private PlanText(Catalog catalog, List<Change> changes, int width, AnsiStyle style) {
        this.catalog = catalog;
        this.format = new ValueFormat(changes, catalog);
        this.width = width;
        this.style = style;
    }

    /** The plan as text that ends with a line break. */
    public static String of(Plan plan, Catalog catalog, int width, AnsiStyle style) {
        List<Change> known = new ArrayList<>(plan.changes());
        known.addAll(plan.leftOut());
        PlanText text = new PlanText(catalog, known, width, style);
        NotesText.print(text.out, plan.notes(), width, style);
        ViewersText.print(text.out, plan, width, style);
        plan.changes().forEach(text::change);
        text.outputs(plan);
        LeftOutText.print(text.out, plan, width, style);
        SummaryText.print(text.out, plan, width);
        return text.out.toString();
    }

    /** The same in a few lines, however much there is to do: what happens to how many of which kind. */
    public static String brief(Plan plan, Catalog catalog, int width, AnsiStyle style) {
        StringBuilder out = new StringBuilder();
        NotesText.print(out, plan.notes(), width, style);
        ViewersText.print(out, plan, width, style);
        SummaryTable.print(out, plan, catalog, style);
        SummaryText.print(out, plan, width);
        return out.toString();
    }

    /** Desired resources as text, without a comparison. */
    public static String of(
            List<Resource> resources, List<PlanNote> notes, Catalog catalog, int width, AnsiStyle style) {
        PlanText text = new PlanText(catalog, List.of(), width, style);
        NotesText.print(text.out, notes, width, style);
        resources.forEach(resource -> {
            text.out.append(text.style.bold(ValueFormat.of(resource.address()))).append('\n');
            text.tree(resource);
        });
        return text.out.toString();
    }

    private void change(Change change) {
        if (change instanceof Change.Create create) {
            head(style.green("+"), change, "create" + unlessNew(create.reason()));
            tree(create.desired());
        } else if (change instanceof Change.Update update) {
            head(style.yellow("~"), change, "update in place: " + update.reason());
            differences(update.address(), update.diffs());
        } else if (change instanceof Change.Replace replace) {
            head(style.red("-/+"), change, "replace: " + replace.reason() + ViewersText.mark(replace.impact()));
            differences(
                    replace.address(),
                    replace.diffs().stream()
                            .map(diff -> diff.noticed(Impact.NONE))
                            .toList());
        } else if (change instanceof Change.Delete delete) {
            head(style.red("-"), change, "delete: " + delete.reason() + ViewersText.mark(delete.impact()));
            out.append("    id  ")
                    .append(ValueFormat.visible(delete.recorded().id()))
                    .append("\n\n");
        } else if (change instanceof Change.Adopt adopt) {
            head(style.yellow(">"), change, "import: " + adopt.reason());
            out.append("    id  ")
                    .append(ValueFormat.visible(adopt.observed().id()))
                    .append('\n');
            differences(adopt.address(), adopt.diffs());
        } else if (change instanceof Change.Forget forget) {
            head(style.faint("x"), change, "forget: " + forget.reason());
            out.append('\n');
        } else if (change instanceof Change.Retain retain) {
            head("=", change, "stays this time: " + retain.reason());
            out.append("    id  ")
                    .append(ValueFormat.visible(retain.recorded().id()))
                    .append("\n\n");
        } else if (change.protection() != Change.Protection.STAYS) {
            head("=", change, protection(change));
            out.append('\n');
        }
    }

    private static String protection(Change change) {
        return change.protection() == Change.Protection.BEGINS
                ? "is protected from now on: no plan deletes or replaces it"
                : "protection is lifted: a later plan may delete it";
    }

    private static String unlessNew(String reason) {
        return reason.equals("new in the file") ? "" : ": " + reason;
    }

    private void head(String symbol, Change change, String action) {
        out.append(symbol).append(' ').append(style.bold(ValueFormat.of(change.address())));
        String line = "  " + action;
        if (change.address().toString().length() + line.length() + 4 > width) {
            out.append('\n');
            ValueTreeText.wrap(out, "    ", ValueFormat.visible(action), width);
        } else {
            out.append(ValueFormat.visible(line)).append('\n');
        }
        if (change.protection() != Change.Protection.STAYS
                && change.desired() != null
                && !(change instanceof Change.NoOp)) {
            out.append("    ").append(protection(change)).append('\n');
        }
    }

    private void tree(Resource resource) {
        new ValueTreeText(out, facts(resource.address()), format, resource.why(), width, style)
                .print(resource.inputs(), "    ");
        out.append('\n');
    }

    private void differences(Address address, List<FieldDiff> diffs) {
        List<FieldDiff> left = new ArrayList<>(diffs);
        while (!left.isEmpty()) {
            FieldDiff first = left.remove(0);
            if (isAddedItem(first)) {
                List<FieldDiff> alike = left.stream()
                        .filter(other -> isAddedItem(other)
                                && list(address, other).equals(list(address, first))
                                && other.cause() == first.cause()
                                && other.impact().equals(first.impact()))
                        .toList();
                left.removeAll(alike);
                added(address, first, alike);
            } else {
                difference(first);
            }
        }
        out.append('\n');
    }

    private static boolean isAddedItem(FieldDiff diff) {
        return diff.kind() == FieldDiff.Kind.ADDED && diff.to() instanceof Value.Fields;
    }

    /** Of which list an added item is: its path without its key. */
    private String list(Address address, FieldDiff added) {
        return keyed(address, added)
                .map(keyed -> added.path()
                        .substring(0, added.path().length() - key(keyed, added).length()))
                .orElse(added.path());
    }

    private Optional<Facts.Keyed> keyed(Address address, FieldDiff added) {
        return facts(address).keyed().values().stream()
                .filter(keyed -> added.path().endsWith(keyed.noun() + key(keyed, added)))
                .findFirst();
    }

    private static String key(Facts.Keyed keyed, FieldDiff added) {
        return "[" + (added.to() instanceof Value.Fields item ? item.get(keyed.member()) : null) + "]";
    }

    /** Items that join a list, as the table that they would be in a list of their own. */
    private void added(Address address, FieldDiff first, List<FieldDiff> more) {
        List<Value> items = new ArrayList<>();
        items.add(Objects.requireNonNull(first.to()));
        more.forEach(each -> items.add(Objects.requireNonNull(each.to())));
        String key = keyed(address, first).map(Facts.Keyed::member).orElse(null);
        out.append("    ").append(symbol(first)).append(' ').append(ValueFormat.visible(list(address, first)));
        out.append(more.isEmpty() ? "" : "s")
                .append(cause(first))
                .append(ViewersText.mark(first.impact()))
                .append('\n');
        new TableText(items, key, format).print(out, "        ", width);
    }

    private void difference(FieldDiff diff) {
        String replaces = diff.replaces() ? "   (cannot be changed in place)" : "";
        boolean gone = diff.kind() == FieldDiff.Kind.REMOVED && diff.from() instanceof Value.Fields;
        String values = gone ? "" : "  " + format.of(diff.from()) + " -> " + format.of(diff.to());
        StringBuilder wrapped = new StringBuilder();
        // The mark in the margin is one character, or three where it is drift.
        String margin = diff.cause() == FieldDiff.Cause.FILE ? "      " : "        ";
        String marks = cause(diff) + replaces + ViewersText.mark(diff.impact());
        ValueTreeText.wrap(wrapped, margin, ValueFormat.visible(diff.path()) + values + marks, width);
        out.append("    ").append(symbol(diff)).append(' ').append(wrapped.substring(margin.length()));
    }

    private String symbol(FieldDiff diff) {
        String kind =
                switch (diff.kind()) {
                    case ADDED -> style.green("+");
                    case REMOVED -> style.red("-");
                    case SET, MOVED -> style.yellow("~");
                };
        return diff.cause() == FieldDiff.Cause.FILE ? kind : style.red("!") + " " + kind;
    }

    private static String cause(FieldDiff diff) {
        return switch (diff.cause()) {
            case FILE -> "";
            case DRIFT -> "   (drift: changed outside livestream)";
            case BOTH -> "   (drift: changed outside livestream, and in the file)";
        };
    }

    private void outputs(Plan plan) {
        Set<String> groups = new LinkedHashSet<>();
        plan.outputs().forEach(output -> groups.add(output.group()));
        for (String group : groups) {
            out.append(style.bold(ValueFormat.visible(group))).append('\n');
            List<OutputChange> members = plan.outputs().stream()
                    .filter(output -> output.group().equals(group))
                    .toList();
            int widest = members.stream()
                    .mapToInt(output -> ValueFormat.visible(output.name()).length())
                    .max()
                    .orElse(0);
            members.forEach(output -> output(output, widest));
            out.append('\n');
        }
    }

    /** A published URL that stops working is marked, with what takes its place below it. */
    private void output(OutputChange output, int widest) {
        Value before = output.before();
        Value after = output.after();
        String name = ValueFormat.visible(output.name());
        name += " ".repeat(widest - name.length() + 2);
        if (before != null && output.isReplaced()) {
            out.append(output.staysGood() ? " " : style.red("!"))
                    .append(' ')
                    .append(name)
                    .append(ValueFormat.visible(before.toString()))
                    .append(becomes(output))
                    .append('\n');
            name = " ".repeat(name.length());
        }
        if (after != null) {
            out.append("  ")
                    .append(name)
                    .append(ValueFormat.visible(after.toString()))
                    .append('\n');
        }
    }

    private static String becomes(OutputChange output) {
        boolean alone = output.after() == null;
        return switch (output.fate()) {
            case STOPS -> alone ? "" : "  stops, and becomes";
            case IS_GIVEN_BY_ANOTHER -> alone ? "  is listed above" : "  serves on; the new one is";
            case GOES_ON -> alone ? "  serves on" : "  serves on, also as";
            case IS_NO_URL -> alone ? "" : "  becomes";
        };
    }

    private Facts facts(Address address) {
        return catalog.type(address.type()).facts();
    }
}
