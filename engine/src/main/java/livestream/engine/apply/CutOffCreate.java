package livestream.engine.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import livestream.engine.IdempotencyToken;
import livestream.engine.ResourceType;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.CreateIntent;
import livestream.state.State;

/** What a create that an earlier run was cut off at may have made, and AWS may not show yet. */
final class CutOffCreate {
    private final ApplyContext context;
    private final Address address;
    private final ResourceType type;
    private final Supplier<RetryingCall> call;
    private final Consumer<String> waiting;

    /**
     * @param call one that asks about this resource
     * @param waiting told what is waited for
     */
    CutOffCreate(
            ApplyContext context,
            Address address,
            ResourceType type,
            Supplier<RetryingCall> call,
            Consumer<String> waiting) {
        this.context = context;
        this.address = address;
        this.type = type;
        this.call = call;
        this.waiting = waiting;
    }

    /** What it intended; empty when there was none. */
    Optional<CreateIntent> intent() {
        return Optional.ofNullable(context.writer().state().intents().get(address));
    }

    /** What it had told AWS; nothing when there was none, and what is there is somebody else's. */
    Value.Fields told() {
        return intent().map(CreateIntent::inputs).orElse(Value.fields());
    }

    /** By which a create is known. The token of one that was cut off goes with its repetition, so that AWS makes no second thing. */
    String identity(Value.Fields inputs) {
        State state = context.writer().state();
        return type.identity(
                inputs,
                intent().map(CreateIntent::identity)
                        .filter(token -> IdempotencyToken.isOf(state, token))
                        .orElseGet(() -> IdempotencyToken.next(state, address)));
    }

    /**
     * A create that was cut off is repeated as it was. What one of something else may have made is not given up before it is
     * certain that there is nothing.
     *
     * @param then told of the create that it repeats, if it does
     */
    StepProgress before(CreateIntent next, Function<Optional<CreateIntent>, StepProgress> then) {
        Optional<CreateIntent> earlier = intent();
        boolean differs = earlier.isPresent()
                && !(earlier.get().identity().equals(next.identity())
                        && earlier.get().inputs().equals(next.inputs()));
        return differs ? whenCertain(earlier.get(), () -> then.apply(Optional.empty())) : then.apply(earlier);
    }

    /** Goes on when AWS can no longer show anything that came of an intent. */
    StepProgress whenCertain(CreateIntent intent, Supplier<StepProgress> then) {
        Instant certain = intent.since().plus(type.facts().consistency());
        Duration left = Duration.between(context.waiter().now(), certain);
        return StepProgress.until(() -> isShown(intent, left), left, context.waiter(), end -> switch (end) {
            case DONE -> throw ChangedSincePlanException.came();
            case STOPPED -> new StepProgress.Ended(false);
            case LATE -> then.get();
        });
    }

    private boolean isShown(CreateIntent intent, Duration left) {
        if (call.get().ask(() -> type.find(intent.identity())).isPresent()) {
            return true;
        } else if (!left.isNegative()) {
            waiting.accept("which AWS may have and not show yet");
        }
        return false;
    }
}
