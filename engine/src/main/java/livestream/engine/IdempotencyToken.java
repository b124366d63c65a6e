package livestream.engine;

import livestream.schema.Address;
import livestream.state.State;

/** The identity of a create whose thing has no name of its own. What carries a token of a state is of that state's making. */
public final class IdempotencyToken {
    private IdempotencyToken() {}

    /** A token unlike that of any other create. */
    public static String next(State state, Address address) {
        return of(state) + address + ":" + state.serial();
    }

    /** Whether an identity is such a token of this state, and no name that somebody else may have given too. */
    public static boolean isOf(State state, String identity) {
        return identity.startsWith(of(state));
    }

    private static String of(State state) {
        return "livestream:" + state.lineage() + ":";
    }
}
