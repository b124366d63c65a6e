package livestream.engine.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import livestream.schema.Address;

/** What this run has made, which not every part of AWS knows yet. */
final class Newcomers {
    private final Map<Address, Instant> strangersUntil = new ConcurrentHashMap<>();

    /** From now on, and for so long at most, AWS may say of it that it is not there. */
    void came(Address address, Instant now, Duration consistency) {
        strangersUntil.put(address, now.plus(consistency));
    }

    /** For how long it may be that AWS does not know one of these; zero when it must know them all. */
    Duration window(Collection<Address> addresses, Instant now) {
        return addresses.stream()
                .map(address -> strangersUntil.getOrDefault(address, now))
                .map(until -> Duration.between(now, until))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }
}
