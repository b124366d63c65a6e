package livestream.schema.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The word that was probably meant. */
public final class Suggestions {
    private static final int LONGEST = 64;
    private static final int SHORTEST_BEGINNING = 4;

    /** Two numbers of like digits mean unlike things, as HTTP statuses do. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private Suggestions() {}

    /**
     * The word of the same letters, else the only one that it begins, else the nearest within a third of its length; empty
     * when none is near.
     */
    public static Optional<String> of(String written, Collection<String> words) {
        if (written.isEmpty()
                || written.length() > LONGEST
                || NUMBER.matcher(written).matches()) {
            return Optional.empty();
        }
        String plain = plain(written);
        List<String> begun = words.stream()
                .filter(word ->
                        plain.length() >= SHORTEST_BEGINNING && plain(word).startsWith(plain))
                .toList();
        if (begun.size() == 1) {
            return Optional.of(begun.get(0));
        }
        return words.stream()
                .filter(word -> distance(plain, plain(word)) <= Math.max(1, plain.length() / 3))
                .min(Comparator.comparingInt((String word) -> distance(plain, plain(word)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Case and separators are what people mix up first: {@code price-class} is as good as {@code priceClass}. */
    private static String plain(String word) {
        return word.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    /** Insertions, deletions, replacements and swaps of neighbours between two words. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
