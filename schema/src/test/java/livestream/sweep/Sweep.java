package livestream.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Visits many points, some at a time, and goes on after a failure. */
public final class Sweep {
    /** What is done at a point; says whether the run got there. */
    public interface Visit<P> {
        boolean at(P point) throws Exception;
    }

    /**
     * What came of it.
     *
     * @param covered how many points a run got to
     * @param missed those that it did not get to, such as the eighth write of a run that had only seven this time
     * @param failures one text for each point that went wrong
     */
    public record Result(int covered, List<?> missed, List<String> failures) {

        /** As in {@code 40 of 72 points of 31 kinds}. */
        public <P> String words(List<P> all, Function<P, String> kind) {
            long kinds = all.stream().map(kind).distinct().count();
            return covered + " of " + all.size() + " points of " + kinds + " kinds"
                    + (missed.isEmpty() ? "" : "; not met: " + missed)
                    + (failures.isEmpty() ? "" : "; " + failures.size() + " FAILED");
        }
    }

    private Sweep() {}

    /**
     * Visits all points.
     *
     * @param atOnce how many at a time
     */
    public static <P> Result over(List<P> points, int atOnce, Visit<P> visit) throws InterruptedException {
        int covered = 0;
        List<P> missed = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<Boolean>> visits = new ArrayList<>();
            points.forEach(point -> visits.add(threads.submit(() -> visit.at(point))));
            for (int i = 0; i < points.size(); i++) {
                try {
                    if (visits.get(i).get()) {
                        covered++;
                    } else {
                        missed.add(points.get(i));
                    }
                } catch (ExecutionException e) {
                    failures.add(points.get(i) + ": " + e.getCause());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        return new Result(covered, missed, failures);
    }
}
