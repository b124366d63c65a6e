package livestream.simulator.weather;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import livestream.simulator.http.CallSummary;
import livestream.simulator.http.Response;
import org.jspecify.annotations.Nullable;

/** What a fault does to a call. */
sealed interface FaultEffect {

    /** The answer is this error. */
    record Error(int status, String code, String text) implements FaultEffect {}

    /** The connection is closed without a byte. */
    record Silence() implements FaultEffect {}

    /** The service says in its own words that it is asked too often; with a pace, only of calls that come before their time. */
    record Throttle(@Nullable Duration pace) implements FaultEffect {}

    /** The call is held, this long or until the fault is removed, and then goes on. */
    record Hold(@Nullable Duration length) implements FaultEffect {}

    /** The answer is garbled on its way. */
    record Garble(Garbling how) implements FaultEffect {}

    /** A web page comes from something on the way. */
    record Intercept() implements FaultEffect {}

    /** A listener hears the answer, which goes on as it is. */
    record Overhear(BiConsumer<CallSummary, Response> listener) implements FaultEffect {}

    /** Somebody is told, who may end the caller; after that the connection is closed without a byte. */
    record Halt(Consumer<CallSummary> listener) implements FaultEffect {}
}
