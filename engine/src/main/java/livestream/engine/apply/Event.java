package livestream.engine.apply;

import java.time.Duration;
import livestream.schema.Address;
import livestream.schema.Diagnostic;

/** Something that happened during an apply, for whoever shows it. */
public sealed interface Event {

    /** Whom it is about. */
    Address address();

    /** A call is about to be made. */
    record Started(Address address, Verb verb) implements Event {}

    /**
     * AWS answered and is still working on it.
     *
     * @param what AWS's word for it
     * @param elapsed since the step started
     */
    record Waiting(Address address, Verb verb, String what, Duration elapsed) implements Event {}

    /** It is done, and recorded. */
    record Finished(Address address, Verb verb, String id, Duration elapsed) implements Event {}

    /** It failed. */
    record Failed(Address address, Verb verb, Diagnostic diagnostic) implements Event {}
}
