package livestream.engine.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
import livestream.schema.Value;
import livestream.state.Entry;
import livestream.state.Intent;
import livestream.state.Ledger;
import livestream.state.Recorded;
import org.jspecify.annotations.Nullable;

/** One step under way, as it is told: intent, call, record, wait. */
final class Task {
    private final Ledger ledger;
    private final Patience patience;
    private final Consumer<Event> listener;
    private final Resolution resolution;
    private final Step step;
    private final Change change;
    private final Address address;
    private final ResourceType type;
    private final Facts facts;
    private final Verb verb;
    private final Instant began;

    /**
     * @param resolution what is known of the resources that were made so far; shared by all tasks
     */
    Task(
            Step step,
            Catalog catalog,
            Ledger ledger,
            Patience patience,
            Consumer<Event> listener,
            Resolution resolution) {
        this.ledger = ledger;
        this.patience = patience;
        this.listener = listener;
        this.resolution = resolution;
        this.began = patience.now();
        this.step = step;
        this.change = step.change();
        this.address = change.address();
        this.type = catalog.type(address.type());
        this.facts = type.facts();
        this.verb = verbOf(step);
    }

    private static Verb verbOf(Step step) {
        Change change = step.change();
        if (step.removes()) {
            return Verb.DELETE;
        } else if (change instanceof Change.Create || change instanceof Change.Replace) {
            return Verb.CREATE;
        } else if (change instanceof Change.Update) {
            return Verb.UPDATE;
        }
        return change instanceof Change.Adopt ? Verb.ADOPT : Verb.KEEP;
    }

    /** What it does to its resource. */
    Verb verb() {
        return verb;
    }

    /**
     * Does it, and says whether steps after it may begin.
     *
     * @throws Unsettled when AWS does not get there
     */
    boolean run() {
        if (step.removes()) {
            return remove(
                    change instanceof Change.Replace replace
                            ? replace.recorded()
                            : ((Change.Delete) change).recorded());
        } else if (change instanceof Change.Forget) {
            write(new Entry.Gone(address));
            return true;
        } else if (change instanceof Change.Spare spare) {
            write(new Entry.Made(spare.recorded().protectedFromDestroy(false)));
            return true;
        } else if (change instanceof Change.Keep keep) {
            return keep(keep);
        }
        Resource desired = Objects.requireNonNull(change.desired());
        Value.Fields inputs = resolution.resolve(desired.inputs());
        listener.accept(new Event.Started(address, verb));
        Present present = call(desired, inputs);
        if (present == null) {
            return false;
        }
        record(desired, inputs, present);
        return settle(desired, inputs, present);
    }

    /** Null when somebody asked to stop while AWS did not take the change yet. */
    private @Nullable Present call(Resource desired, Value.Fields inputs) {
        if (change instanceof Change.Update update) {
            return update(update.observed(), update.recorded().inputs(), inputs);
        } else if (change instanceof Change.Adopt adopt) {
            return adopt.differences().isEmpty() ? adopt.observed() : update(adopt.observed(), begunWith(), inputs);
        }
        Value.Fields first = withoutAfterwards(inputs);
        Present made = create(first);
        if (first.equals(inputs)) {
            return made;
        }
        record(desired, first, made);
        return takesChanges(made) ? complete(desired, first, inputs, made) : null;
    }

    private @Nullable Present update(Present observed, Value.Fields applied, Value.Fields inputs) {
        return takesChanges(observed) ? type.update(observed.id(), applied, inputs) : null;
    }

    /** Waits where the kind can only be changed once it has settled; false when somebody asked to stop. */
    private boolean takesChanges(Present present) {
        return facts.afterwards().isEmpty() || until(new AtomicReference<>(present), Task::isReady);
    }

    /** Recorded before the call: if its answer is lost, the next run must know what AWS may have been told. */
    private Present complete(Resource desired, Value.Fields first, Value.Fields inputs, Present made) {
        record(desired, inputs, made);
        try {
            return type.update(made.id(), first, inputs);
        } catch (Refused refused) {
            if (refused.answered()) {
                record(desired, first, made);
            }
            throw refused;
        }
    }

    private Value.Fields withoutAfterwards(Value.Fields inputs) {
        Value.Fields left = inputs;
        for (String member : facts.afterwards()) {
            left = left.without(member);
        }
        return left;
    }

    private Present create(Value.Fields inputs) {
        String token = "livestream:" + ledger.state().lineage() + ":" + address + ":"
                + ledger.state().serial();
        Intent intent = new Intent(address, type.identity(inputs, token), remembered(inputs), patience.now());
        write(new Entry.Begun(intent));
        try {
            return type.create(intent.identity(), inputs);
        } catch (Refused refused) {
            if (refused.answered()) {
                write(new Entry.Closed(address));
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
                desired.memory(),
                desired.lifecycle().preventDestroy());
        // What is recorded already costs no write.
        if (!recorded.equals(ledger.state().resources().get(address))
                || ledger.state().intents().containsKey(address)) {
            write(new Entry.Made(recorded));
        }
    }

    private void write(Entry entry) {
        try {
            ledger.write(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            throw Unsettled.late(words(latest.get().readiness()), facts.deadline());
        } else if (end == Patience.End.DONE) {
            write(new Entry.Gone(address));
            listener.accept(new Event.Finished(address, verb, recorded.id(), elapsed()));
            return true;
        }
        return false;
    }

    private static boolean isReady(Observation seen) {
        return seen instanceof Present present && present.readiness() instanceof Readiness.Ready;
    }

    /** Looks again and again; false when somebody asked to stop. */
    private boolean until(AtomicReference<Present> latest, Predicate<Observation> enough) {
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
                        throw Unsettled.broken(broken.why());
                    } else if (!enough.test(seen)) {
                        waiting(words(latest.get().readiness()));
                        return false;
                    }
                    return true;
                },
                facts.deadline());
        if (end == Patience.End.LATE) {
            throw Unsettled.late(words(latest.get().readiness()), facts.deadline());
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
