package livestream.engine.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.Observation;
import livestream.engine.Observation.Absent;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.engine.Resource;
import livestream.engine.ResourceType;
import livestream.engine.plan.Change;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.CreateIntent;
import livestream.state.ResourceState;
import livestream.state.StateChange;
import org.jspecify.annotations.Nullable;

/** One step under way, as it is told: intent, call, record, wait. */
final class StepExecution {
    /** How long AWS may take to see that what was changed or deleted in this run has let go. */
    private static final Duration LETTING_GO = Duration.ofMinutes(10);

    private final ApplyContext context;
    private final Step step;
    private final Change change;
    private final Address address;
    private final ResourceType type;
    private final Facts facts;
    private final Action action;
    private final DeleteBatch deletes;
    private final CutOffCreate cutOff;
    private final Instant began;
    private @Nullable Instant created;

    /**
     * @param deletes those that begin together with it
     */
    StepExecution(Step step, DeleteBatch deletes, ApplyContext context) {
        this.context = context;
        this.deletes = deletes;
        this.began = context.waiter().now();
        this.step = step;
        this.change = step.change();
        this.address = change.address();
        this.type = context.catalog().type(address.type());
        this.facts = type.facts();
        this.action = step.action();
        this.cutOff = new CutOffCreate(context, address, type, this::plainCall, this::waiting);
    }

    /** What it does to its resource. */
    Action action() {
        return action;
    }

    /**
     * Does it, as far as it comes without waiting for AWS.
     *
     * @throws NotReadyException here or in a later stage, when AWS does not get there
     */
    StepProgress run() {
        if (step.removes()) {
            return change instanceof Change.Replace replace
                    ? remove(replace.recorded(), replace.observed())
                    : remove(((Change.Delete) change).recorded(), ((Change.Delete) change).observed());
        } else if (change instanceof Change.Forget forget) {
            return forget(forget);
        } else if (change instanceof Change.Retain retain) {
            context.write(new StateChange.Applied(retain.recorded().protectedFromDestroy(false)));
            return new StepProgress.Ended(true);
        } else if (change instanceof Change.NoOp noOp) {
            return keep(noOp);
        }
        Resource desired = Objects.requireNonNull(change.desired());
        Value.Fields inputs = context.resolver().resolve(desired.inputs());
        context.listener().accept(new Event.Started(address, action));
        return call(desired, inputs, present -> {
            record(desired, inputs, present);
            return settle(desired, inputs, present);
        });
    }

    private StepProgress call(Resource desired, Value.Fields inputs, Function<Present, StepProgress> then) {
        if (change instanceof Change.Update update) {
            return update(desired, update.observed(), update.recorded().inputs(), inputs, then);
        } else if (change instanceof Change.Adopt adopt) {
            return adopt.diffs().isEmpty()
                    ? then.apply(adopt.observed())
                    : update(desired, adopt.observed(), cutOff.told(), inputs, then);
        }
        Value.Fields first = withoutAfterwards(inputs);
        CreateIntent intent = new CreateIntent(
                address,
                cutOff.identity(first),
                remembered(first),
                context.waiter().now());
        return cutOff.before(intent, earlier -> {
            Present made = create(desired, intent, earlier, first);
            if (first.equals(inputs)) {
                return then.apply(made);
            }
            record(desired, first, made);
            return whenItTakesChanges(made, () -> then.apply(complete(desired, first, inputs, made)));
        });
    }

    private StepProgress update(
            Resource desired,
            Present observed,
            Value.Fields applied,
            Value.Fields inputs,
            Function<Present, StepProgress> then) {
        return whenItTakesChanges(observed, () -> {
            StaleCheck staleCheck = recheck(applied, inputs);
            return then.apply(patientCall(desired)
                    .patientWith(ErrorKind.CHANGED, facts.consistency())
                    .change(() -> {
                        staleCheck.hold(observed, lookForChange(observed.id()));
                        return type.update(observed.id(), applied, inputs);
                    }));
        });
    }

    /** Some kinds can only be changed once they have settled. */
    private StepProgress whenItTakesChanges(Present present, Supplier<StepProgress> then) {
        return facts.afterwards().isEmpty() ? then.get() : whenReady(present, ready -> then.get());
    }

    /** Recorded before the call: if its answer is lost, the next run must know what AWS may have been told. */
    private Present complete(Resource desired, Value.Fields first, Value.Fields inputs, Present made) {
        record(desired, inputs, made);
        try {
            return patientCall(desired)
                    .patientWith(ErrorKind.CHANGED, facts.consistency())
                    .change(() -> type.update(made.id(), first, inputs));
        } catch (ProviderException refused) {
            if (refused.answered()) {
                record(desired, first, made);
            }
            throw refused;
        }
    }

    private StaleCheck recheck(Value.Fields applied, Value.Fields wanted) {
        return new StaleCheck(facts, applied, wanted, context.writer().state().lineage());
    }

    private RetryingCall plainCall() {
        return RetryingCall.about(address, context, this::waiting);
    }

    /** Patient with an AWS that does not know everywhere yet what this run made, be it this or what this refers to. */
    private RetryingCall patientCall(Resource desired) {
        List<Address> concerned = new ArrayList<>(desired.dependsOn());
        concerned.add(address);
        Duration window =
                context.recentCreates().window(concerned, context.waiter().now());
        return plainCall().patientWith(ErrorKind.NOT_FOUND, window).patientWith(ErrorKind.NOT_USABLE_YET, window);
    }

    private Value.Fields withoutAfterwards(Value.Fields inputs) {
        Value.Fields left = inputs;
        for (String member : facts.afterwards()) {
            left = left.without(member);
        }
        return left;
    }

    private Present create(Resource desired, CreateIntent intent, Optional<CreateIntent> earlier, Value.Fields inputs) {
        Present made = new CreateExecution(context, type, intent, earlier, inputs, () -> patientCall(desired)).make();
        created = context.waiter().now();
        context.recentCreates().add(address, created, facts.consistency());
        return made;
    }

    private void record(Resource desired, Value.Fields inputs, Present present) {
        ResourceState recorded = new ResourceState(
                        address,
                        present.id(),
                        remembered(inputs),
                        remembered(present.outputs()),
                        desired.dependsOn(),
                        desired.memory())
                .protectedFromDestroy(desired.lifecycle().preventDestroy())
                .created(whenCreated(present));
        // What is recorded already costs no write.
        if (!recorded.equals(context.writer().state().resources().get(address))
                || context.writer().state().intents().containsKey(address)) {
            context.write(new StateChange.Applied(recorded));
        }
    }

    /** When this state made it, in this run or before; null when it did not, or when that is not known. */
    private @Nullable Instant whenCreated(Present present) {
        ResourceState before = context.writer().state().resources().get(address);
        if (created != null) {
            return created;
        } else if (before != null && before.id().equals(present.id())) {
            return before.created();
        }
        return cutOff.intent().map(CreateIntent::since).orElse(null);
    }

    /** With secrets as the state keeps them, so that what was read and what is known now compare as equal. */
    private Value.Fields remembered(Value.Fields fields) {
        String key = context.writer().state().lineage();
        return (Value.Fields) fields.map(leaf -> leaf instanceof Value.Secret secret
                ? Value.Secret.remembered(secret.source(), secret.fingerprint(key))
                : leaf);
    }

    /** What AWS does not show yet may still come of an intent; it is let go when that can no longer be. */
    private StepProgress forget(Change.Forget forget) {
        Optional<CreateIntent> intent = cutOff.intent();
        if (intent.isEmpty() || !forget.mayStillCome()) {
            return forgotten();
        }
        return cutOff.whenCertain(intent.get(), () -> {
            context.listener()
                    .accept(new Event.Finished(address, action, intent.get().identity(), true, elapsed()));
            return forgotten();
        });
    }

    private StepProgress forgotten() {
        context.write(new StateChange.Removed(address));
        return new StepProgress.Ended(true);
    }

    private StepProgress keep(Change.NoOp noOp) {
        Resource desired = noOp.desired();
        record(desired, context.resolver().resolve(desired.inputs()), noOp.observed());
        if (noOp.observed().readiness() instanceof Readiness.Ready) {
            context.resolver().know(address, noOp.observed());
            return new StepProgress.Ended(true);
        } else if (!step.mustSettle()) {
            return new StepProgress.Ended(false);
        }
        context.listener().accept(new Event.Started(address, action));
        return settle(desired, context.resolver().resolve(desired.inputs()), noOp.observed());
    }

    /** Waits where somebody needs it, then lets the others know what it has become. */
    private StepProgress settle(Resource desired, Value.Fields inputs, Present present) {
        return step.mustSettle()
                ? whenReady(present, ready -> settled(desired, inputs, ready))
                : settled(desired, inputs, present);
    }

    private StepProgress settled(Resource desired, Value.Fields inputs, Present present) {
        context.resolver().know(address, present);
        record(desired, inputs, present);
        context.listener().accept(new Event.Finished(address, action, present.id(), isReady(present), elapsed()));
        return new StepProgress.Ended(isReady(present));
    }

    private StepProgress remove(ResourceState recorded, Present planned) {
        deletes.record(context);
        context.listener().accept(new Event.Started(address, action));
        StaleCheck staleCheck = recheck(recorded.inputs(), recorded.inputs());
        boolean userChanged =
                step.after().stream().anyMatch(before -> before.change().acts());
        DeleteExecution removal = new DeleteExecution(
                type,
                id -> plainCall().ask(() -> lookForChange(id)),
                this::observe,
                () -> plainCall()
                        .patientWith(ErrorKind.NOT_FOUND, recentFor())
                        .patientWith(ErrorKind.CHANGED, facts.consistency())
                        .patientWith(ErrorKind.IN_USE, userChanged ? LETTING_GO : Duration.ZERO),
                this::waiting);
        return StepProgress.until(
                () -> removed(removal, recorded.id(), planned, staleCheck), facts.deadline(), context.waiter(), end -> {
                    if (end == Waiter.Result.LATE) {
                        throw NotReadyException.late(removal.left(), facts.deadline());
                    } else if (end == Waiter.Result.STOPPED) {
                        return new StepProgress.Ended(false);
                    }
                    context.write(new StateChange.Removed(address));
                    context.listener().accept(new Event.Finished(address, action, recorded.id(), true, elapsed()));
                    return new StepProgress.Ended(true);
                });
    }

    private boolean removed(DeleteExecution removal, String id, Present planned, StaleCheck staleCheck) {
        try {
            return removal.goOn(id, seen -> staleCheck.hold(planned, seen));
        } catch (ProviderException refused) {
            throw refused.kind() == ErrorKind.IN_USE ? usedBy(refused, id) : refused;
        }
    }

    private ProviderException usedBy(ProviderException refused, String id) {
        try {
            String users = String.join(", ", type.users(id));
            return users.isEmpty() || refused.advice() != null
                    ? refused
                    : refused.advice(
                            "It is used by " + users + ", and this call changed nothing. Let it go there, then apply"
                                    + " again; what was done so far is recorded.");
        } catch (ProviderException unable) {
            // That nobody can say who it is is no further failure.
            return refused;
        }
    }

    private static boolean isReady(Observation seen) {
        return seen instanceof Present present && present.readiness() instanceof Readiness.Ready;
    }

    /** Looks again and again until it is ready; ends where somebody asks to stop. */
    private StepProgress whenReady(Present first, Function<Present, StepProgress> then) {
        if (isReady(first)) {
            return then.apply(first);
        }
        waiting(NotReadyException.words(first.readiness()));
        AtomicReference<Present> latest = new AtomicReference<>(first);
        return StepProgress.until(() -> hasSettled(latest), facts.deadline(), context.waiter(), end -> switch (end) {
            case DONE -> then.apply(latest.get());
            case STOPPED -> new StepProgress.Ended(false);
            case LATE ->
                throw NotReadyException.late(
                        NotReadyException.words(latest.get().readiness()), facts.deadline());
        });
    }

    private boolean hasSettled(AtomicReference<Present> latest) {
        Observation seen = observe(latest.get().id());
        if (seen instanceof Present present) {
            latest.set(present);
        }
        if (latest.get().readiness() instanceof Readiness.Broken broken) {
            throw NotReadyException.broken(broken.why());
        } else if (!isReady(seen)) {
            waiting(NotReadyException.words(latest.get().readiness()));
            return false;
        }
        return true;
    }

    private Observation observe(String id) {
        return plainCall().ask(() -> look(id));
    }

    /** Without retries of its own, for where a caller has them. */
    private Observation look(String id) {
        return type.observe(List.of(id)).getOrDefault(id, new Absent());
    }

    /** The same right before a change: what AWS has just made must not be taken for gone. */
    private Observation lookForChange(String id) {
        Observation seen = look(id);
        if (seen instanceof Absent && !recentFor().isZero()) {
            throw ProviderException.notVisibleYet();
        }
        return seen;
    }

    /** For how long AWS may still not show what it has made here; zero when it must. */
    private Duration recentFor() {
        return context.recentCreates().window(List.of(address), context.waiter().now());
    }

    private void waiting(String what) {
        context.listener().accept(new Event.Waiting(address, action, what, elapsed()));
    }

    private Duration elapsed() {
        return Duration.between(began, context.waiter().now());
    }
}
