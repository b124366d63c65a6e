package livestream.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which of many points are visited: one in so many, counted through all examples, so that each has some of its own, and from the
 * continuous run on the first of each kind as well. How many is a level: few in {@code mvn verify} and in an editor, which have to end within minutes, more
 * in the continuous run, which says {@code -Dsweep=ci}, and all with {@code -Dsweep=full}.
 *
 * <p>With a level named, Maven runs the classes alone that have the tag {@code sweep}. Without one, it leaves out those that have the
 * tag {@code long} as well.
 */
public final class Thinning {
    private enum Level {
        VERIFY,
        CI,
        FULL
    }

    private static final Level LEVEL =
            Level.valueOf(System.getProperty("sweep", "verify").toUpperCase(Locale.ROOT));

    private final int oneIn;
    private final Set<String> met = new HashSet<>();
    private int counted;

    /**
     * Visits one point in so many.
     *
     * @param verify of how many in {@code mvn verify}
     * @param ci of how many in the continuous run
     */
    public Thinning(int verify, int ci) {
        this.oneIn = of(verify, ci, 1);
    }

    /** So many of a list, from its beginning to its end; all of it in a full sweep. */
    public static <T> List<T> spread(List<T> all, int verify, int ci) {
        int most = Math.min(all.size(), of(verify, ci, all.size()));
        return IntStream.range(0, most)
                .mapToObj(i -> all.get(i * all.size() / most))
                .toList();
    }

    /** What is for this level, where it is no share: how many runs of a generator, or how large a sample. */
    public static int of(int verify, int ci, int full) {
        return switch (LEVEL) {
            case VERIFY -> verify;
            case CI -> ci;
            case FULL -> full;
        };
    }

    /**
     * Those of an example's points that are visited, by what they are called: calls that are made at once come in any order, and
     * which points are visited must not depend on it.
     */
    public synchronized <P> List<P> of(Collection<P> points, Function<P, List<String>> kinds) {
        List<P> visited = new ArrayList<>();
        List<P> ordered = points.stream()
                .map(point -> Map.entry(point.toString(), point))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        for (P point : ordered) {
            boolean first = LEVEL != Level.VERIFY && met.addAll(kinds.apply(point));
            if (first || counted++ % oneIn == 0) {
                visited.add(point);
            }
        }
        return visited;
    }
}
