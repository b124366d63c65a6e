package livestream.engine.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.plan.Change;
import livestream.engine.plan.OutputChange;
import livestream.engine.plan.Plan;

/** What viewers notice of a plan, worst first; nothing where they notice nothing. */
final class ViewersText {
    private final Map<Line, List<String>> lines = new LinkedHashMap<>();

    /**
     * What is said once.
     *
     * @param of whose properties are named; empty where the names stand for themselves
     */
    private record Line(Impact impact, String of) {}

    private ViewersText(Plan plan) {
        for (Change change : plan.changes()) {
            if (change instanceof Change.Replace || change instanceof Change.Delete) {
                add(change.impact(), "", change.address().toString());
            } else {
                for (FieldDiff diff : change.diffs()) {
                    add(diff.impact(), change.address() + " ", ValueFormat.visible(diff.path()));
                }
            }
        }
        for (OutputChange output : plan.outputs()) {
            add(output.impact(), "", output.name());
        }
    }

    private void add(Impact impact, String of, String name) {
        if (impact.level() != Impact.Level.NONE) {
            lines.computeIfAbsent(new Line(impact, of), line -> new ArrayList<>())
                    .add(name);
        }
    }

    /** Ends with an empty line, unless there is nothing to say. */
    static void print(StringBuilder out, Plan plan, int width, AnsiStyle style) {
        Map<Line, List<String>> lines = new ViewersText(plan).lines;
        if (lines.isEmpty()) {
            return;
        }
        out.append(style.bold("Viewers")).append('\n');
        int widest = lines.keySet().stream()
                .mapToInt(line -> line.impact().level().word().length())
                .max()
                .orElse(0);
        lines.keySet().stream()
                .sorted(Comparator.comparing((Line line) -> line.impact().level())
                        .reversed())
                .forEach(line -> {
                    String level = line.impact().level().word();
                    String margin = " ".repeat(2 + widest + 2);
                    StringBuilder wrapped = new StringBuilder();
                    String names = String.join(", ", lines.getOrDefault(line, List.of()));
                    String told = ValueFormat.visible(line.of() + names + ": " + words(line.impact()));
                    ValueTreeText.wrap(wrapped, margin, told, width);
                    out.append("  ")
                            .append(ink(line.impact().level(), level, style))
                            .append(wrapped.substring(2 + level.length()));
                });
        out.append('\n');
    }

    private static String words(Impact impact) {
        List<String> flags = impact.flags().stream().map(Impact.Flag::word).toList();
        return impact.reason() + (flags.isEmpty() ? "" : " (" + String.join(", ", flags) + ")");
    }

    /** As it stands beside what causes it; where viewers notice nothing, what else there is to know. */
    static String mark(Impact impact) {
        List<String> words = impact.level() == Impact.Level.NONE
                ? impact.flags().stream().map(Impact.Flag::word).toList()
                : List.of(impact.level().word());
        return words.isEmpty() ? "" : "   (" + String.join(", ", words) + ")";
    }

    private static String ink(Impact.Level level, String text, AnsiStyle style) {
        return level.needsConsent() ? style.red(text) : style.yellow(text);
    }
}
