package livestream.simulator.store;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What every pretended service needs: the store, ids, the time, whose account it is and how long a deploy and a container
 * take.
 */
public record World(
        Store store, Ids ids, InstantSource clock, String account, Duration deployDelay, Duration containerDelay) {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Now, to the millisecond, as AWS writes it. */
    public String now() {
        return MILLIS.format(clock.instant());
    }
}
