package livestream.engine.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import livestream.engine.Catalog;
import livestream.engine.Facts;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.engine.ReplaceMerge;
import livestream.engine.ResourceType;
import livestream.schema.Value;
import livestream.state.State;

/**
 * AWS in memory. It fills in defaults, refuses to delete what something refers to or what still settles, and holds every
 * call against what is on disk at that moment: a create without a durable intent, or a call that uses the id of something
 * that is not recorded, is an error of the engine.
 */
public final class FakeAws {

    /** Something that exists. */
    public static final class Thing {
        private final String type;
        private final String identity;
        private final String id;
        private Value.Fields properties;
        private Value.Fields released = Value.fields();
        private int looksUntilSettled;
        private Instant shownFrom = Instant.MIN;
        private String broken = "";
        private boolean off;

        private Thing(String type, String identity, String id, Value.Fields properties) {
            this.type = type;
            this.identity = identity;
            this.id = id;
            this.properties = properties;
        }

        public String type() {
            return type;
        }

        public String id() {
            return id;
        }

        public Value.Fields properties() {
            return properties;
        }

        /** As a hand outside would. */
        public void set(String name, Value value) {
            properties = properties.with(name, value);
        }

        public void isBroken(String why) {
            broken = why;
        }

        public void settlesAfter(int looks) {
            looksUntilSettled = looks;
        }
    }

    private final Map<String, Thing> things = new LinkedHashMap<>();
    private int hiding;
    private final List<String> calls = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private int looksToSettle;
    private Duration lag = Duration.ZERO;
    private InstantSource time = InstantSource.fixed(Instant.EPOCH);
    private int holdsOn;
    private String lost = "";
    private Duration pause = Duration.ZERO;
    private InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private Instant takesNext = Instant.EPOCH;
    private int ids;
    private int quota = Integer.MAX_VALUE;

    /** From now on, everything that is made or changed says that it settles for the first so many looks. */
    public synchronized void takeLooksToSettle(int looks) {
        looksToSettle = looks;
    }

    /** From now on, what is made is not there for who looks within so long. */
    public synchronized void showsLate(Duration by) {
        lag = by;
    }

    /** From now on it is as late as it is for a run. */
    synchronized void follow(InstantSource clockOfRun) {
        time = clockOfRun;
    }

    /** From now on, a create does not take this member, which an update will. */
    public synchronized void losesOnCreate(String member) {
        lost = member;
    }

    /** From now on, what was let go is still said to be in use for the first so many deletes. */
    public synchronized void holdsOnFor(int deletes) {
        holdsOn = deletes;
    }

    /** From now on, takes a call that changes something once in so long, by this clock. */
    public synchronized void takesOneCallEvery(Duration between, InstantSource by) {
        pause = between;
        clock = by;
    }

    /** From now on, takes no more than so many things, and says no more than that it was asked too often. */
    public synchronized void takesNoMoreThan(int things) {
        quota = things;
    }

    private void throttle() {
        if (clock.instant().isBefore(takesNext)) {
            throw refused(ErrorKind.THROTTLED, "Throttling", "Rate exceeded");
        }
        takesNext = clock.instant().plus(pause);
    }

    /** The calls that asked for a change, as in {@code create plain a}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized void forgetCalls() {
        calls.clear();
        made.clear();
    }

    /** The identities of what was made, once for each thing that came into being. */
    public synchronized List<String> made() {
        return List.copyOf(made);
    }

    public synchronized Collection<Thing> things() {
        return List.copyOf(things.values());
    }

    /** The one thing whose {@code Label} this is. */
    public synchronized Thing thing(String label) {
        List<Thing> found = things.values().stream()
                .filter(thing -> Value.text(label).equals(thing.properties.get("Label")))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " things are labelled " + label);
        }
        return found.get(0);
    }

    public synchronized Thing add(String type, String identity, Value.Fields properties) {
        Thing thing = new Thing(type, identity, type + "-" + (++ids), properties);
        things.put(thing.id, thing);
        return thing;
    }

    /** By a hand outside. */
    /** The next that ask by identity are told that there is nothing, as an AWS may that does not know it everywhere yet. */
    public synchronized void showNothing(int times) {
        hiding = times;
    }

    public synchronized void vanish(Thing thing) {
        things.remove(thing.id);
    }

    /** A run's view of it, which ends with the run. */
    public Catalog connect(MemoryStore store, Fault fault) {
        return new Connection(store, fault);
    }

    public Catalog connect(MemoryStore store) {
        return connect(store, Fault.none());
    }

    private final class Connection implements Catalog {
        private final MemoryStore store;
        private final Weather weather;

        private Connection(MemoryStore store, Fault fault) {
            this.store = store;
            this.weather = new Weather(fault, store);
        }

        @Override
        public ResourceType type(String name) {
            Facts facts = Kinds.ALL.get(name);
            if (facts == null) {
                throw new IllegalArgumentException("no kind is called " + name);
            }
            return new Kind(name, facts, this);
        }

        /**
         * @param id of what is called upon; a create has none
         */
        private <T> T call(String words, String id, Supplier<T> effect) {
            synchronized (FakeAws.this) {
                Runnable drift = () -> {
                    Thing thing = things.get(id);
                    if (thing != null && thing.properties.get("Size") != null) {
                        thing.set("Size", Value.num(99));
                    }
                };
                return weather.call(
                        () -> {
                            throttle();
                            FakeAws.this.calls.add(words);
                            return effect.get();
                        },
                        drift);
            }
        }
    }

    private static ProviderException refused(ErrorKind kind, String code, String message) {
        return Weather.refused(kind, code, message);
    }

    private final class Kind implements ResourceType {
        private final String name;
        private final Facts facts;
        private final Connection connection;

        private Kind(String name, Facts facts, Connection connection) {
            this.name = name;
            this.facts = facts;
            this.connection = connection;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Facts facts() {
            return facts;
        }

        @Override
        public String identity(Value.Fields inputs, String token) {
            return inputs.get("Name") instanceof Value.Text text ? name + "/" + text.text() : token;
        }

        @Override
        public Optional<String> find(String identity) {
            synchronized (FakeAws.this) {
                connection.weather.ask();
                if (hiding > 0) {
                    hiding--;
                    return Optional.empty();
                }
                return things.values().stream()
                        .filter(thing -> thing.identity.equals(identity))
                        .filter(FakeAws.this::isShown)
                        .map(Thing::id)
                        .findFirst();
            }
        }

        @Override
        public Map<String, Observation> observe(Collection<String> ids) {
            synchronized (FakeAws.this) {
                connection.weather.ask();
                Map<String, Observation> seen = new LinkedHashMap<>();
                for (String id : ids) {
                    Thing thing = things.get(id);
                    seen.put(id, thing == null || !isShown(thing) ? new Observation.Absent() : look(thing));
                }
                return seen;
            }
        }

        private Present look(Thing thing) {
            if (thing.looksUntilSettled > 0) {
                thing.looksUntilSettled--;
            }
            if (thing.looksUntilSettled == 0) {
                thing.released = Value.fields();
            }
            return present(thing);
        }

        private Present present(Thing thing) {
            Readiness readiness = !thing.broken.isEmpty()
                    ? new Readiness.Broken(thing.broken)
                    : thing.looksUntilSettled > 0 ? new Readiness.Settling("InProgress") : new Readiness.Ready();
            Value.Fields visible = thing.properties;
            for (String hidden : facts.writeOnly()) {
                visible = visible.without(hidden);
            }
            Value.Fields outputs = Value.fields("Id", thing.id, "Arn", "arn:" + thing.id);
            if (name.equals("staged") && readiness instanceof Readiness.Ready) {
                outputs = outputs.with("Door", Value.text("door of " + thing.id));
            } else if (name.equals("staged")) {
                visible = Value.fields("Label", thing.properties.text("Label"));
            }
            return new Present(thing.id, visible, outputs, readiness);
        }

        @Override
        public Present create(String identity, Value.Fields inputs) {
            return connection.call("create " + words(inputs), "", () -> {
                State durable = connection.store.onDisk();
                check(
                        durable.intents().values().stream()
                                .anyMatch(intent -> intent.identity().equals(identity)),
                        "no intent is on disk for " + identity);
                usesOnlyWhatIsRecorded(durable, inputs);
                if (things.values().stream().anyMatch(thing -> thing.identity.equals(identity))) {
                    throw refused(ErrorKind.EXISTS, "AlreadyExists", identity + " exists");
                }
                for (String later : facts.afterwards()) {
                    if (inputs.get(later) != null) {
                        throw refused(ErrorKind.REJECTED, "TooEarly", later + " cannot be set yet");
                    }
                }
                if (things.size() >= quota) {
                    throw refused(ErrorKind.THROTTLED, "TooManyRequests", "limit exceeded")
                            .advice("Have the quota raised.");
                }
                made.add(identity);
                Value.Fields filled =
                        inputs.get("ServerSide") == null ? inputs.with("ServerSide", Value.text("on")) : inputs;
                Thing thing = add(name, identity, filled.without(lost));
                thing.looksUntilSettled = looksToSettle;
                thing.shownFrom = time.instant().plus(lag);
                return present(thing);
            });
        }

        @Override
        public Present update(String id, Value.Fields applied, Value.Fields inputs) {
            return connection.call("update " + words(inputs), id, () -> {
                usesOnlyWhatIsRecorded(connection.store.onDisk(), inputs);
                Thing thing = things.get(id);
                if (thing == null) {
                    throw refused(ErrorKind.NOT_FOUND, "NotFound", id + " does not exist");
                }
                if (thing.looksUntilSettled > 0 && !facts.afterwards().isEmpty()) {
                    throw refused(ErrorKind.REJECTED, "Busy", id + " is in progress");
                }
                Value.Fields laid = ReplaceMerge.of(facts, thing.properties, applied, inputs);
                for (String path : facts.immutable()) {
                    if (!java.util.Objects.equals(laid.get(path), thing.properties.get(path))) {
                        throw refused(ErrorKind.REJECTED, "Immutable", path + " cannot change");
                    }
                }
                thing.released = looksToSettle > 0 ? thing.properties : Value.fields();
                thing.properties = laid;
                thing.looksUntilSettled = looksToSettle;
                return present(thing);
            });
        }

        @Override
        public void delete(String id) {
            Thing known = things.get(id);
            connection.call("delete " + (known == null ? id : words(known.properties)), id, () -> {
                check(
                        connection.store.onDisk().resources().values().stream()
                                .noneMatch(recorded -> recorded.id().equals(id) && recorded.deleting() == null),
                        "nothing on disk says that " + id + " is about to be deleted");
                Thing thing = things.get(id);
                if (thing == null) {
                    return id;
                }
                if (thing.looksUntilSettled > 0) {
                    throw refused(ErrorKind.REJECTED, "Busy", id + " is in progress");
                }
                if (holdsOn > 0) {
                    holdsOn--;
                    throw refused(ErrorKind.IN_USE, "InUse", id + " is used");
                }
                for (Thing other : things.values()) {
                    if (other != thing
                            && (texts(other.properties).contains(id)
                                    || texts(other.released).contains(id))) {
                        throw refused(ErrorKind.IN_USE, "InUse", id + " is used by " + other.id);
                    }
                }
                if (name.equals("slow") && !thing.off) {
                    thing.off = true;
                    thing.looksUntilSettled = looksToSettle;
                } else {
                    things.remove(id);
                }
                return id;
            });
        }

        private void usesOnlyWhatIsRecorded(State durable, Value.Fields inputs) {
            check(inputs.references().isEmpty(), "a reference was sent: " + inputs);
            Set<String> recorded =
                    durable.resources().values().stream().map(each -> each.id()).collect(Collectors.toSet());
            for (String text : texts(inputs)) {
                check(!things.containsKey(text) || recorded.contains(text), text + " is used and not recorded");
            }
        }

        private String words(Value.Fields inputs) {
            Value label = inputs.get("Label");
            return name + (label == null ? "" : " " + label);
        }
    }

    private boolean isShown(Thing thing) {
        return !time.instant().isBefore(thing.shownFrom);
    }

    private static Set<String> texts(Value value) {
        Set<String> found = new TreeSet<>();
        value.map(leaf -> {
            if (leaf instanceof Value.Text text) {
                found.add(text.text());
            }
            return leaf;
        });
        return found;
    }

    private static void check(boolean fulfilled, String complaint) {
        if (!fulfilled) {
            throw new AssertionError(complaint);
        }
    }
}
