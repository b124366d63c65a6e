package livestream.cli.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which of many points are visited. A full sweep ({@code -Dsweep=full}) visits all; else it is the first of each kind, and one in
 * so many of the others, counted through all examples, so that each has some of its own.
 */
public final class Thinning {
    private final int oneIn;
    private final Set<String> met = new HashSet<>();
    private int counted;

    public Thinning(int oneIn) {
        this.oneIn = oneIn;
    }

    /** Whether everything is to be visited. */
    public static boolean isOff() {
        return "full".equals(System.getProperty("sweep"));
    }

    /** Those of an example's points that are visited. */
    public synchronized <P> List<P> of(List<P> points, Function<P, List<String>> kinds) {
        List<P> visited = new ArrayList<>();
        for (P point : points) {
            boolean first = met.addAll(kinds.apply(point));
            if (first || isOff() || counted++ % oneIn == 0) {
                visited.add(point);
            }
        }
        return visited;
    }
}
