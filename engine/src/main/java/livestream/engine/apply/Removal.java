package livestream.engine.apply;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.Refused;
import livestream.engine.ResourceType;
import org.jspecify.annotations.Nullable;

/** One thing on its way out, in as many steps as its kind takes. */
final class Removal {
    private final Patience patience;
    private final ResourceType type;
    private final Function<String, Observation> look;
    private final Supplier<Call> calls;
    private final Consumer<String> waiting;
    private boolean untouched = true;

    Removal(
            Patience patience,
            ResourceType type,
            Function<String, Observation> look,
            Supplier<Call> calls,
            Consumer<String> waiting) {
        this.patience = patience;
        this.type = type;
        this.look = look;
        this.calls = calls;
        this.waiting = waiting;
    }

    /**
     * Removes it; false when somebody asked to stop before it was gone.
     *
     * @param check told what there is right before anything is changed; throws when that must not go
     * @throws Unsettled when AWS does not get there
     */
    boolean remove(String id, Consumer<Present> check) {
        AtomicReference<@Nullable Present> latest = new AtomicReference<>();
        Duration deadline = type.facts().deadline();
        Patience.End end = patience.until(
                () -> {
                    if (!(calls.get().change(() -> step(id, check)) instanceof Present left)) {
                        return true;
                    }
                    latest.set(left);
                    if (left.readiness() instanceof Readiness.Settling settling) {
                        waiting.accept(settling.what());
                    }
                    return false;
                },
                deadline);
        if (end == Patience.End.LATE) {
            throw Unsettled.late(
                    Unsettled.words(Objects.requireNonNull(latest.get()).readiness()), deadline);
        }
        return end == Patience.End.DONE;
    }

    /**
     * Looks, goes one step on where AWS lets it, and says what is left. What an earlier step has changed, such as that it is
     * switched off, is no reason to stop.
     */
    private Observation step(String id, Consumer<Present> check) {
        Observation seen = look.apply(id);
        if (!(seen instanceof Present present) || present.readiness() instanceof Readiness.Settling) {
            return seen;
        } else if (untouched) {
            check.accept(present);
        }
        try {
            type.delete(id);
            untouched = false;
        } catch (Refused refused) {
            untouched &= refused.answered();
            throw refused;
        }
        return look.apply(id);
    }
}
