package livestream.simulator.http;

import java.util.function.Supplier;

/** The way of a call to its service, and of the answer back. */
public interface CallInterceptor {

    /** The way on a fine day. */
    CallInterceptor CLEAR = (callSummary, effect) -> effect.get();

    /**
     * Carries a call: runs its effect, or not, and gives what the caller hears of it. A thrown {@link ServiceError} is told in the
     * words of the service; {@link Response#NONE} breaks the connection.
     */
    Response carry(CallSummary callSummary, Supplier<Response> effect);
}
