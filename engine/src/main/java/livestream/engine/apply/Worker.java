package livestream.engine.apply;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import livestream.engine.Catalog;
import livestream.engine.Facts;
import livestream.engine.Observation;
import livestream.engine.Observation.Absent;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.Refused;
import livestream.engine.Resource;
import livestream.engine.ResourceType;
import livestream.engine.plan.Change;
import livestream.engine.plan.Resolution;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Value;
import livestream.state.Intent;
import livestream.state.Recorded;
import org.jspecify.annotations.Nullable;

/** Does one step after another as it is told: intent, call, record, wait. Used by several threads at once. */
final class Worker {

    /**
     * How a step ended.
     *
     * @param settled whether steps after it may begin
     * @param acted whether AWS was called to change something
     */
    record Result(
            Step step,
            boolean settled,
            boolean acted,
            @Nullable Diagnostic failure) {}

    private final Catalog catalog;
    private final Ledger ledger;
    private final Patience patience;
    private final Consumer<Event> listener;
    private final Resolution resolution = new Resolution();
    private volatile boolean recordable = true;

    Worker(Catalog catalog, Ledger ledger, Patience patience, Consumer<Event> listener) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.patience = patience;
        this.listener = listener;
    }

    /** Whether the state can still be written; when it cannot, nothing further may be done to AWS. */
    boolean canRecord() {
        return recordable;
    }

    Result run(Step step) {
        Change change = step.change();
        Task task = new Task(step);
        try {
            boolean settled = task.run();
            return new Result(step, settled, change.acts(), null);
        } catch (Refused refused) {
            return failed(step, Failure.refused(change, task.verb, label(change), refused));
        } catch (UncheckedIOException e) {
            recordable = false;
            return failed(step, Failure.notRecorded(change, task.verb, label(change), e));
        } catch (Hopeless hopeless) {
            return failed(step, Failure.hopeless(change, label(change), hopeless.why));
        } catch (Overdue overdue) {
            return failed(step, Failure.overdue(change, label(change), overdue.what, overdue.deadline));
        }
    }

    private Result failed(Step step, Diagnostic failure) {
        Verb verb = new Task(step).verb;
        listener.accept(new Event.Failed(step.change().address(), verb, failure));
        return new Result(step, false, false, failure);
    }

    private String label(Change change) {
        return catalog.type(change.address().type()).facts().label();
    }

    private static final class Overdue extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String what;
        private final transient Duration deadline;

        Overdue(String what, Duration deadline) {
            super(what, null, false, false);
            this.what = what;
            this.deadline = deadline;
        }
    }

    private static final class Hopeless extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String why;

        Hopeless(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }

    /** One step under way. */
    private final class Task {
        private final Step step;
        private final Change change;
        private final Address address;
        private final ResourceType type;
        private final Facts facts;
        private final Verb verb;
        private final Instant began = patience.now();

        Task(Step step) {
            this.step = step;
            this.change = step.change();
            this.address = change.address();
            this.type = catalog.type(address.type());
            this.facts = type.facts();
            this.verb = verb();
        }

        private Verb verb() {
            if (step.removes()) {
                return Verb.DELETE;
            } else if (change instanceof Change.Create || change instanceof Change.Replace) {
                return Verb.CREATE;
            } else if (change instanceof Change.Update) {
                return Verb.UPDATE;
            }
            return change instanceof Change.Adopt ? Verb.ADOPT : Verb.KEEP;
        }

        boolean run() {
            if (step.removes()) {
                return remove(
                        change instanceof Change.Replace replace
                                ? replace.recorded()
                                : ((Change.Delete) change).recorded());
            } else if (change instanceof Change.Forget) {
                ledger.write(state -> state.without(address).withoutIntent(address));
                return true;
            } else if (change instanceof Change.Keep keep) {
                return keep(keep);
            }
            Resource desired = java.util.Objects.requireNonNull(change.desired());
            Value.Fields inputs = resolution.resolve(desired.inputs());
            listener.accept(new Event.Started(address, verb));
            Present present;
            if (change instanceof Change.Update update) {
                present = type.update(update.recorded().id(), update.recorded().inputs(), inputs);
            } else if (change instanceof Change.Adopt adopt) {
                present = adopt.differences().isEmpty()
                        ? adopt.observed()
                        : type.update(adopt.observed().id(), begunWith(), inputs);
            } else {
                present = create(inputs);
            }
            record(desired, inputs, present);
            return settle(desired, inputs, present);
        }

        private Present create(Value.Fields inputs) {
            String token = "livestream:" + ledger.state().lineage() + ":" + address + ":"
                    + ledger.state().serial();
            Intent intent = new Intent(address, type.identity(inputs, token), remembered(inputs), patience.now());
            // A record of what vanished would hide from the next run what this create makes.
            ledger.write(state -> state.without(address).with(intent));
            try {
                return type.create(intent.identity(), inputs);
            } catch (Refused refused) {
                if (refused.answered()) {
                    ledger.write(state -> state.withoutIntent(address));
                }
                throw refused;
            }
        }

        private void record(Resource desired, Value.Fields inputs, Present present) {
            Recorded recorded = new Recorded(
                    address,
                    present.id(),
                    remembered(inputs),
                    remembered(present.outputs()),
                    desired.dependsOn(),
                    desired.memory());
            ledger.write(state -> state.with(recorded));
        }

        /** What a create that was cut off had told AWS; nothing when it was somebody else's. */
        private Value.Fields begunWith() {
            Intent intent = ledger.state().intents().get(address);
            return intent == null ? Value.fields() : intent.inputs();
        }

        /** With secrets as the state keeps them, so that what was read and what is known now compare as equal. */
        private Value.Fields remembered(Value.Fields fields) {
            String key = ledger.state().lineage();
            return (Value.Fields) fields.map(leaf -> leaf instanceof Value.Secret secret
                    ? Value.Secret.remembered(secret.source(), secret.fingerprint(key))
                    : leaf);
        }

        private boolean keep(Change.Keep keep) {
            Resource desired = keep.desired();
            record(desired, resolution.resolve(desired.inputs()), keep.observed());
            if (keep.observed().readiness() instanceof Readiness.Ready) {
                resolution.know(address, keep.observed());
                return true;
            } else if (!step.mustSettle()) {
                return false;
            }
            listener.accept(new Event.Started(address, verb));
            return settle(desired, resolution.resolve(desired.inputs()), keep.observed());
        }

        /** Waits where somebody needs it, then lets the others know what it has become. */
        private boolean settle(Resource desired, Value.Fields inputs, Present present) {
            AtomicReference<Present> latest = new AtomicReference<>(present);
            if (!step.mustSettle() || until(latest, Task::isReady)) {
                resolution.know(address, latest.get());
                record(desired, inputs, latest.get());
                listener.accept(new Event.Finished(address, verb, present.id(), elapsed()));
                return isReady(latest.get());
            }
            return false;
        }

        private boolean remove(Recorded recorded) {
            listener.accept(new Event.Started(address, verb));
            AtomicReference<Present> latest = new AtomicReference<>();
            Patience.End end = patience.until(
                    () -> {
                        Observation seen = observe(recorded.id());
                        if (seen instanceof Absent) {
                            return true;
                        }
                        latest.set((Present) seen);
                        if (latest.get().readiness() instanceof Readiness.Settling settling) {
                            waiting(settling.what());
                            return false;
                        }
                        type.delete(recorded.id());
                        return observe(recorded.id()) instanceof Absent;
                    },
                    facts.deadline());
            if (end == Patience.End.LATE) {
                throw new Overdue(words(latest.get().readiness()), facts.deadline());
            } else if (end == Patience.End.DONE) {
                ledger.write(state -> state.without(address).withoutIntent(address));
                listener.accept(new Event.Finished(address, verb, recorded.id(), elapsed()));
                return true;
            }
            return false;
        }

        private static boolean isReady(Observation seen) {
            return seen instanceof Present present && present.readiness() instanceof Readiness.Ready;
        }

        /** Looks again and again; false when somebody asked to stop. */
        private boolean until(AtomicReference<Present> latest, java.util.function.Predicate<Observation> enough) {
            Present first = latest.get();
            if (enough.test(first)) {
                return true;
            }
            waiting(words(first.readiness()));
            Patience.End end = patience.until(
                    () -> {
                        Observation seen = observe(first.id());
                        if (seen instanceof Present present) {
                            latest.set(present);
                        }
                        if (latest.get().readiness() instanceof Readiness.Broken broken) {
                            throw new Hopeless(broken.why());
                        } else if (!enough.test(seen)) {
                            waiting(words(latest.get().readiness()));
                            return false;
                        }
                        return true;
                    },
                    facts.deadline());
            if (end == Patience.End.LATE) {
                throw new Overdue(words(latest.get().readiness()), facts.deadline());
            }
            return end == Patience.End.DONE;
        }

        private Observation observe(String id) {
            return type.observe(List.of(id)).getOrDefault(id, new Absent());
        }

        private void waiting(String what) {
            listener.accept(new Event.Waiting(address, verb, what, elapsed()));
        }

        private Duration elapsed() {
            return Duration.between(began, patience.now());
        }

        private static String words(Readiness readiness) {
            if (readiness instanceof Readiness.Settling settling) {
                return settling.what();
            }
            return readiness instanceof Readiness.Broken broken ? broken.why() : "Ready";
        }
    }
}
