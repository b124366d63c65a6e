package livestream.engine.fake;

import java.util.function.Supplier;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.engine.fake.Fault.Kind;

/** The way of one run to AWS, on which something may happen to a call. */
final class Weather {
    private final Fault fault;
    private final MemoryStore store;
    private int calls;

    Weather(Fault fault, MemoryStore store) {
        this.fault = fault;
        this.store = store;
    }

    /** Passes a question on, if it gets there. */
    void ask() {
        store.stillAlive();
        boolean cutOff = fault.kind() == Kind.CUT_OFF_BEFORE || fault.kind() == Kind.CUT_OFF_AFTER;
        if (cutOff && calls >= fault.nth()) {
            throw refused(ErrorKind.UNKNOWN, "ConnectionLost", "nothing gets through");
        }
    }

    /**
     * Passes a call on, if it gets there.
     *
     * @param drift what somebody else does to the thing meanwhile
     */
    <T> T call(Supplier<T> effect, Runnable drift) {
        ask();
        calls++;
        boolean struck = !fault.kind().strikesWrites() && calls == fault.nth();
        if (!struck) {
            return laterOn(effect);
        }
        return switch (fault.kind()) {
            case REFUSED -> throw refused(ErrorKind.REJECTED, "Denied", "not you");
            case UNREACHED, CUT_OFF_BEFORE ->
                throw refused(ErrorKind.UNKNOWN, "ConnectionLost", "the call did not go out");
            case LOST, CUT_OFF_AFTER -> {
                effect.get();
                throw refused(ErrorKind.UNKNOWN, "ConnectionLost", "the answer did not come in");
            }
            case LOST_AND_REPEATED -> repeated(effect);
            case CHANGED_MEANWHILE -> {
                drift.run();
                throw refused(ErrorKind.CHANGED, "PreconditionFailed", "the version is another");
            }
            case KILLED_BEFORE_CALL -> throw store.kill();
            case KILLED_AFTER_CALL -> {
                effect.get();
                throw store.kill();
            }
            default -> laterOn(effect);
        };
    }

    private <T> T laterOn(Supplier<T> effect) {
        int since = calls - fault.nth();
        if (fault.kind() == Kind.THROTTLED && since >= 0 && since < 3) {
            throw refused(ErrorKind.THROTTLED, "Throttling", "Rate exceeded");
        } else if (fault.kind() == Kind.PARENT_NOT_FOUND && since >= 0 && since < 2) {
            throw refused(ErrorKind.NOT_FOUND, "NoSuchParent", "what it refers to does not exist");
        }
        return effect.get();
    }

    private static <T> T repeated(Supplier<T> effect) {
        effect.get();
        try {
            return effect.get();
        } catch (ProviderException refused) {
            throw refused.attempts(2);
        }
    }

    static ProviderException refused(ErrorKind kind, String code, String message) {
        ProviderException refused = new ProviderException(kind, code, message, new RuntimeException(code));
        return kind == ErrorKind.UNKNOWN ? refused : refused.request("r-1");
    }
}
