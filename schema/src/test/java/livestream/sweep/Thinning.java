package livestream.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Which of many points are visited: the first of each kind, and one in so many of the others, counted through all examples, so that
 * each has some of its own. How many is a level: few in {@code mvn verify}, more in the continuous run, which says
 * {@code -Dsweep=ci}, and all with {@code -Dsweep=full}.
 *
 * <p>With a level named, Maven runs the classes called {@code *SweepTest} alone.
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

    /** What is for this level, where it is no share: how many runs of a generator, or how large a sample. */
    public static int of(int verify, int ci, int full) {
        return switch (LEVEL) {
            case VERIFY -> verify;
            case CI -> ci;
            case FULL -> full;
        };
    }

    /** Those of an example's points that are visited. */
    public synchronized <P> List<P> of(List<P> points, Function<P, List<String>> kinds) {
        List<P> visited = new ArrayList<>();
        for (P point : points) {
            boolean first = met.addAll(kinds.apply(point));
            if (first || counted++ % oneIn == 0) {
                visited.add(point);
            }
        }
        return visited;
    }
}
