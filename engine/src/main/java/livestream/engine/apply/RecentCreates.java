package livestream.engine.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import livestream.engine.Catalog;
import livestream.schema.Address;
import livestream.state.State;

/**
 * What was made moments ago, by this run or an earlier one, and which not every part of AWS knows yet: for so long after its
 * create, a read that does not find it says nothing.
 */
final class RecentCreates {
    private final Map<Address, Instant> visibleBy = new ConcurrentHashMap<>();

    /** What a state says was made less than its kind's consistency window ago. */
    static RecentCreates of(State state, Catalog catalog, Instant now) {
        RecentCreates recent = new RecentCreates();
        state.resources().values().forEach(recorded -> {
            Instant created = recorded.created();
            if (created != null) {
                // A record of another machine may be of a moment that is still to come here.
                Instant at = created.isAfter(now) ? now : created;
                recent.add(
                        recorded.address(),
                        at,
                        catalog.type(recorded.address().type()).facts().consistency());
            }
        });
        recent.visibleBy.values().removeIf(until -> !until.isAfter(now));
        return recent;
    }

    /** From now on, and for so long at most, AWS may say of it that it is not there. */
    void add(Address address, Instant created, Duration consistency) {
        visibleBy.put(address, created.plus(consistency));
    }

    /** For how long it may be that AWS does not know one of these; zero when it must know them all. */
    Duration window(Collection<Address> addresses, Instant now) {
        return addresses.stream()
                .map(address -> visibleBy.getOrDefault(address, now))
                .map(until -> Duration.between(now, until))
                .filter(left -> !left.isNegative())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
