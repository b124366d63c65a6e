package livestream.engine.apply;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import livestream.schema.Address;

/**
 * Whose turn it is where AWS throttles: of the calls that a service did not take, one at a time is tried again, in the order in
 * which they were refused. All at once they would use up each other's budget, and the unlucky one would wait for ever.
 */
final class Turns {
    private final Map<String, Lock> byService = new ConcurrentHashMap<>();

    /** Held by whoever's turn it is at the service of this resource. */
    Lock of(Address address) {
        String service = Step.service(address);
        return byService.computeIfAbsent(service, unused -> new ReentrantLock(true));
    }
}
