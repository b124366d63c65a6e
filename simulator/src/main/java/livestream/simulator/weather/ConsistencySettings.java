package livestream.simulator.weather;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How answers differ from what was asked for, where AWS's may: reads lag behind writes, lists come in another order, header
 * names in another case.
 *
 * @param lag how long after a change, by the simulator's clock, reads do not see it
 * @param lagCalls how many calls look at a kind of thing without seeing a change of it
 * @param lagOf of which things, by how their table is called, such as {@code mediapackage channel}, or all of a service; empty
 *     means all; what its service promises to show at once it always does
 * @param lagOfChanges whether updates and deletes are seen late as well, and not only creates
 * @param order the seed of the order in which lists and sets are told, or null for the order in which they were made
 * @param lowerCaseHeaders whether CloudFront tells the names of headers in lower case
 */
public record ConsistencySettings(
        Duration lag,
        int lagCalls,
        List<String> lagOf,
        boolean lagOfChanges,
        @Nullable Long order,
        boolean lowerCaseHeaders) {

    /** Everything is told at once and as it was asked for. */
    public static final ConsistencySettings CALM =
            new ConsistencySettings(Duration.ZERO, 0, List.of(), false, null, false);

    /** With a lag of creates, by time. */
    public ConsistencySettings withLag(Duration newLag) {
        return new ConsistencySettings(newLag, lagCalls, lagOf, lagOfChanges, order, lowerCaseHeaders);
    }

    /** With a lag of creates, by calls. */
    public ConsistencySettings withLagCalls(int newCalls) {
        return new ConsistencySettings(lag, newCalls, lagOf, lagOfChanges, order, lowerCaseHeaders);
    }

    /** With a lag of these things only. */
    public ConsistencySettings withLagOf(String... newThings) {
        return new ConsistencySettings(lag, lagCalls, List.of(newThings), lagOfChanges, order, lowerCaseHeaders);
    }

    /** With a lag of updates and deletes as well. */
    public ConsistencySettings withLagOfChanges() {
        return new ConsistencySettings(lag, lagCalls, lagOf, true, order, lowerCaseHeaders);
    }

    /** With another order of lists and sets, the same each time for a seed. */
    public ConsistencySettings withOrder(long seed) {
        return new ConsistencySettings(lag, lagCalls, lagOf, lagOfChanges, seed, lowerCaseHeaders);
    }

    /** With the names of headers in lower case. */
    public ConsistencySettings withLowerCaseHeaders() {
        return new ConsistencySettings(lag, lagCalls, lagOf, lagOfChanges, order, true);
    }
}
