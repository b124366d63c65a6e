package livestream.providers.routing;

import java.util.List;

/** Why a path pattern does not match a path, in words. The automaton decides; this only explains. */
final class MismatchReason {
    private final String pattern;
    private final String path;

    private MismatchReason(String pattern, String path) {
        this.pattern = pattern;
        this.path = path;
    }

    /** The first thing that a reader would miss, from the outside in. */
    static String words(String pattern, String path) {
        return new MismatchReason(anchored(pattern), anchored(path)).words();
    }

    private static String anchored(String text) {
        return text.startsWith("/") ? text.substring(1) : text;
    }

    private String words() {
        List<String> fixed = List.of(pattern.split("[*?]", -1));
        String head = fixed.get(0);
        String tail = fixed.get(fixed.size() - 1);
        if (fixed.size() == 1) {
            return "is `/" + pattern + "` alone" + (path.equalsIgnoreCase(pattern) ? ", and case counts" : "");
        } else if (!path.startsWith(head)) {
            return "needs `" + head + "` at the beginning" + caseCounts(0, head);
        } else if (!path.endsWith(tail)) {
            return "needs `" + tail + "` at the end" + caseCounts(path.length() - tail.length(), tail);
        }
        for (String piece : fixed) {
            if (!path.contains(piece)) {
                return "needs `" + piece + "` in between";
            }
        }
        int shortest = pattern.replace("*", "").length();
        return path.length() < shortest
                ? "needs " + shortest + " characters or more"
                : "needs its parts in this order and number";
    }

    private String caseCounts(int from, String piece) {
        return path.regionMatches(true, from, piece, 0, piece.length()) ? ", and case counts" : "";
    }
}
