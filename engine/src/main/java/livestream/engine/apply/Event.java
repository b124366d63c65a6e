package livestream.engine.apply;

import java.time.Duration;
import java.util.Set;
import livestream.schema.Address;
import livestream.schema.Diagnostic;

/** Something that happened during an apply, for whoever shows it. */
public sealed interface Event {

    /** Whom it is about. */
    Address address();

    /**
     * Will be done. All of them are told before anything is done; what is done in an instant without AWS is not told at all.
     *
     * @param after which of the others it waits for
     * @param settles whether it is not done before AWS has finished with it
     */
    record Scheduled(Address address, Action action, Set<Address> after, boolean settles) implements Event {}

    /** A call is about to be made. */
    record Started(Address address, Action action) implements Event {}

    /**
     * AWS answered and is still working on it.
     *
     * @param what AWS's word for it
     * @param elapsed since the step started
     */
    record Waiting(Address address, Action action, String what, Duration elapsed) implements Event {}

    /**
     * It is done, and recorded.
     *
     * @param settled whether AWS has finished with it
     */
    record Finished(Address address, Action action, String id, boolean settled, Duration elapsed) implements Event {}

    /** It failed. */
    record Failed(Address address, Action action, Diagnostic diagnostic) implements Event {}
}
