package livestream.engine.apply;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import livestream.schema.Address;

/**
 * Whose turn it is where AWS throttles: of the calls that a service did not take, one at a time is tried again, in the order in
 * which they were refused. All at once they would use up each other's budget, and the unlucky one would wait for ever.
 *
 * <p>Where a quota may be used up, one waits to find out, and what it found holds for all others of its kind.
 */
final class ThrottleQueue {
    private final Map<String, Lock> byService = new ConcurrentHashMap<>();
    private final Set<String> usedUp = ConcurrentHashMap.newKeySet();

    /** Held by whoever's turn it is at the service of this resource. */
    Lock of(Address address) {
        String service = Step.service(address);
        return byService.computeIfAbsent(service, unused -> new ReentrantLock(true));
    }

    /** Waiting did not help a resource of this kind, and is not expected to help another. */
    void isUsedUp(Address address) {
        usedUp.add(address.type());
    }

    /** Whether waiting did not help another of its kind. */
    boolean wasUsedUp(Address address) {
        return usedUp.contains(address.type());
    }
}
