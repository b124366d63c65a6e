package livestream.schema.yaml.style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scalar as it was written, with the lines after its first moved to where they belong. */
final class ScalarText {
    private static final Pattern HEADER = Pattern.compile("[|>](?:([1-9])|([+])|-)*+");
    private static final Pattern QUIET = Pattern.compile("'(?:[^'\"\\\\\n]|'')*+'");

    private ScalarText() {}

    /** Plain or quoted. Where a line ends means a space, and how far the next is indented means nothing. */
    static String flowing(String written, int column) {
        String text = QUIET.matcher(written).matches()
                ? '"' + written.substring(1, written.length() - 1).replace("''", "'") + '"'
                : written;
        String[] lines = text.split("\n", -1);
        StringBuilder out = new StringBuilder(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i].replaceFirst("^[ \t]+", "");
            out.append('\n').append(line.isEmpty() ? "" : " ".repeat(column)).append(line);
        }
        return out.toString();
    }

    /**
     * Literal or folded, in a map or list of these levels.
     *
     * @param written from its {@code |} or {@code >} to where the scanner takes it to end
     * @return its lines; of the empty ones at its end, those that its header keeps
     */
    static List<String> block(String written, IndentLevels indentLevels) {
        List<String> lines = Arrays.asList(written.split("\n", -1));
        Matcher header = HEADER.matcher(lines.get(0));
        if (!header.lookingAt()) {
            throw new IllegalArgumentException("no block: " + lines.get(0));
        }
        int step = header.group(1) == null ? 0 : Integer.parseInt(header.group(1));
        int was = step > 0 ? indentLevels.written() + step : indentation(lines);
        int is = step > 0 ? indentLevels.own() + step : Math.max(2, indentLevels.inner());
        List<String> moved = new ArrayList<>(List.of(lines.get(0).stripTrailing()));
        for (String line : lines.subList(1, lines.size())) {
            moved.add(line.length() <= was ? "" : " ".repeat(is) + line.substring(was));
        }
        boolean ends = last(moved).isEmpty(); // the line after its last has begun
        while (last(moved).isEmpty() && (ends || header.group(2) == null)) {
            moved.remove(moved.size() - 1);
            ends = false;
        }
        return moved;
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }

    private static int indentation(List<String> lines) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.chars().anyMatch(c -> c != ' '))
                .mapToInt(line -> line.length() - line.replaceFirst("^ +", "").length())
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}
