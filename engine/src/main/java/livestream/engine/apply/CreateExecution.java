package livestream.engine.apply;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import livestream.engine.FieldDiff;
import livestream.engine.IdempotencyToken;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.engine.ResourceType;
import livestream.engine.plan.Differ;
import livestream.schema.Value;
import livestream.state.CreateIntent;
import livestream.state.State;
import livestream.state.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * One create, from its intent to what exists.
 *
 * <p>Where nobody knows what came of the call, AWS is asked by the intent's identity until the kind's answers must be
 * consistent. What is found and holds nothing but what was asked for is taken as made, and completed. What holds something
 * else is somebody else's, unless it carries a token of this state. When nothing is found the call is made once more, with
 * the same identity, so that it cannot make a second thing. An intent is closed only when it is known what came of it.
 */
final class CreateExecution {
    private static final int ROUNDS = 2;
    private static final String TO_COMPLETE =
            "It was made, but not all of it was taken; what is missing is put when you apply again.";

    private final ApplyContext context;
    private final ResourceType type;
    private final CreateIntent intent;
    private final Optional<CreateIntent> earlier;
    private final Value.Fields inputs;
    private final Supplier<RetryingCall> calls;
    private int sent;
    private boolean ours;

    /**
     * @param earlier the same create of an earlier run that was cut off there, if this repeats one
     * @param inputs what is asked for, secrets opened
     * @param calls makes the calls of this step
     */
    CreateExecution(
            ApplyContext context,
            ResourceType type,
            CreateIntent intent,
            Optional<CreateIntent> earlier,
            Value.Fields inputs,
            Supplier<RetryingCall> calls) {
        this.context = context;
        this.type = type;
        this.intent = intent;
        this.earlier = earlier;
        this.inputs = inputs;
        this.calls = calls;
        this.ours = IdempotencyToken.isOf(context.writer().state(), intent.identity());
    }

    /**
     * What now exists.
     *
     * @throws NameTakenException when it cannot be made because a thing of another state has its name
     */
    Present make() {
        context.write(new StateChange.CreateStarted(intent));
        for (int round = 1; ; round++) {
            try {
                return calls.get().changeOnce(() -> {
                    sent++;
                    return type.create(intent.identity(), inputs);
                });
            } catch (ProviderException refused) {
                Present made = found(refused);
                if (made != null) {
                    return completed(refused, made);
                } else if (isNothing(refused)) {
                    throw closed(refused);
                } else if (refused.answered()
                        || round == ROUNDS
                        || context.waiter().stopped()) {
                    throw refused;
                }
            }
        }
    }

    private boolean mayBeMade(ProviderException refused) {
        return earlier.isPresent() || !refused.answered() || sent > 1 || refused.attempts() > 1;
    }

    /** Whether no thing of this create can exist. That of a name that is taken may only not be shown yet. */
    private boolean isNothing(ProviderException refused) {
        return refused.answered() && !(refused.kind() == ErrorKind.EXISTS && mayBeMade(refused));
    }

    /** What came of the call, as far as AWS shows it; null when it shows nothing. */
    private @Nullable Present found(ProviderException refused) {
        if (!mayBeMade(refused)) {
            return null;
        }
        AtomicReference<Present> found = new AtomicReference<>();
        try {
            context.waiter()
                    .until(
                            () -> {
                                found.set(calls.get().ask(() -> look(refused)));
                                return found.get() != null;
                            },
                            longestWait(refused));
        } catch (ProviderException unable) {
            refused.addSuppressed(unable);
            throw refused;
        }
        return found.get();
    }

    /** For how long something may still come to be seen that this call, or one of an earlier run, has made. */
    private Duration longestWait(ProviderException refused) {
        Duration consistency = type.facts().consistency();
        if (!refused.answered() || refused.kind() == ErrorKind.EXISTS) {
            return consistency;
        }
        return earlier.map(intent ->
                        Duration.between(context.waiter().now(), intent.since().plus(consistency)))
                .orElse(Duration.ZERO);
    }

    private @Nullable Present look(ProviderException refused) {
        return refused.existing()
                .or(() -> type.find(intent.identity()))
                .map(id -> type.observe(List.of(id)).getOrDefault(id, new Observation.Absent()))
                .map(seen -> seen instanceof Present present ? present : null)
                .orElse(null);
    }

    private Present completed(ProviderException refused, Present made) {
        ours |= refused.kind() == ErrorKind.PARTIAL;
        State state = context.writer().state();
        List<FieldDiff> diffs =
                Differ.of(type.facts(), inputs, Differ.told(type.facts(), inputs, made), inputs, state.lineage());
        if (!ours && diffs.stream().anyMatch(CreateExecution::contradicts)) {
            context.write(new StateChange.CreateAbandoned(intent.address()));
            throw new NameTakenException(refused, made.id());
        } else if (diffs.isEmpty()) {
            return made;
        }
        try {
            return calls.get()
                    .patientWith(ErrorKind.CHANGED, type.facts().consistency())
                    .change(() -> type.update(made.id(), inputs, inputs));
        } catch (ProviderException incomplete) {
            throw incomplete.advice(Objects.requireNonNullElse(incomplete.advice(), TO_COMPLETE));
        }
    }

    /** A create that was cut off leaves things out; it does not make them otherwise. */
    private static boolean contradicts(FieldDiff diff) {
        return diff.from() != null && !diff.from().isNeutral();
    }

    private RuntimeException closed(ProviderException refused) {
        context.write(new StateChange.CreateAbandoned(intent.address()));
        return refused.kind() == ErrorKind.EXISTS ? new NameTakenException(refused, owner(refused)) : refused;
    }

    /** That nobody can say who has the name is no further failure. */
    private @Nullable String owner(ProviderException refused) {
        try {
            return refused.existing().or(() -> type.find(intent.identity())).orElse(null);
        } catch (ProviderException unable) {
            return null;
        }
    }
}
