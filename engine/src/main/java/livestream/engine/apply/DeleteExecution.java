package livestream.engine.apply;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ProviderException;
import livestream.engine.ResourceType;

/** One thing on its way out, in as many steps as its kind takes. */
final class DeleteExecution {
    private final ResourceType type;
    private final Function<String, Observation> before;
    private final Function<String, Observation> after;
    private final Supplier<RetryingCall> calls;
    private final Consumer<String> waiting;
    private boolean untouched = true;
    private String left = "";

    /**
     * @param before looks for what was not touched yet
     * @param after looks whether it is gone
     */
    DeleteExecution(
            ResourceType type,
            Function<String, Observation> before,
            Function<String, Observation> after,
            Supplier<RetryingCall> calls,
            Consumer<String> waiting) {
        this.type = type;
        this.before = before;
        this.after = after;
        this.calls = calls;
        this.waiting = waiting;
    }

    /**
     * Goes a step on; whether it is gone.
     *
     * @param check told what there is right before anything is changed; throws when that must not go
     */
    boolean goOn(String id, Consumer<Present> check) {
        if (!(calls.get().change(() -> step(id, check)) instanceof Present present)) {
            return true;
        }
        left = NotReadyException.words(present.readiness());
        if (present.readiness() instanceof Readiness.Settling) {
            waiting.accept(left);
        }
        return false;
    }

    /** AWS's word for what is still there. */
    String left() {
        return left;
    }

    /**
     * Looks, goes one step on where AWS lets it, and says what is left. What an earlier step has changed, such as that it is
     * switched off, is no reason to stop.
     */
    private Observation step(String id, Consumer<Present> check) {
        Observation seen = (untouched ? before : after).apply(id);
        if (!(seen instanceof Present present) || present.readiness() instanceof Readiness.Settling) {
            return seen;
        } else if (untouched) {
            check.accept(present);
        }
        try {
            type.delete(id);
            untouched = false;
        } catch (ProviderException refused) {
            untouched &= refused.answered();
            throw refused;
        }
        return after.apply(id);
    }
}
