package livestream.state.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Any object store as one process sees it, to which something happens at a call of the test's choice. Calls count from one. */
public final class RoughObjectStore implements ObjectStore {

    /** Thrown at a process that is dead. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** When something happens: before a call has its effect, or after it. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    /** What happens. */
    public interface Mishap {
        void happen() throws IOException, VersionConflictException;
    }

    private record Plan(boolean writesOnly, Predicate<Integer> when, Moment moment, Mishap mishap) {}

    private final ObjectStore calm;
    private Duration older = Duration.ZERO;
    private @Nullable Plan plan;
    private @Nullable String refused;
    private int calls;
    private int writes;
    private boolean dead;
    private boolean happened;

    /** One in which nothing happens. */
    public RoughObjectStore(ObjectStore calm) {
        this.calm = calm;
    }

    /** Objects look older than they are. */
    public RoughObjectStore older(Duration by) {
        older = by;
        return this;
    }

    /** At the nth write the process dies. */
    public RoughObjectStore dies(int write, Moment moment) {
        return plan(new Plan(true, n -> n == write, moment, () -> {
            dead = true;
            throw new Killed();
        }));
    }

    /** The nth write fails. */
    public RoughObjectStore fails(int write, Moment moment) {
        return plan(new Plan(true, n -> n == write, moment, () -> {
            throw new IOException("no answer");
        }));
    }

    /** All writes from the nth on fail and have no effect. */
    public RoughObjectStore isFullFrom(int write) {
        return plan(new Plan(true, n -> n >= write, Moment.BEFORE, () -> {
            throw new IOException("no space left");
        }));
    }

    /** The answer to the nth write is lost, and the same request is sent again on a lower level. */
    public RoughObjectStore retries(int write) {
        return plan(new Plan(true, n -> n == write, Moment.AFTER, () -> {
            throw new VersionConflictException("what was just written");
        }));
    }

    /** The process stands still at the nth call, and others go on. */
    public RoughObjectStore freezes(int call, Moment moment, Mishap meanwhile) {
        return plan(new Plan(false, n -> n == call, moment, meanwhile));
    }

    /** Others do something at each call. */
    public RoughObjectStore always(Moment moment, Mishap meanwhile) {
        return plan(new Plan(false, n -> true, moment, meanwhile));
    }

    /** One object can never be written. */
    public RoughObjectStore refuses(String name) {
        refused = name;
        return this;
    }

    private RoughObjectStore plan(Plan planned) {
        plan = planned;
        return this;
    }

    /** Whether it has happened. */
    public boolean happened() {
        return happened;
    }

    /** How many writes were asked for. */
    public int writes() {
        return writes;
    }

    private void weather(Moment moment, boolean writing) throws IOException, VersionConflictException {
        if (dead) {
            throw new Killed();
        } else if (plan != null
                && plan.moment() == moment
                && (writing || !plan.writesOnly())
                && plan.when().test(plan.writesOnly() ? writes : calls)) {
            happened = true;
            plan.mishap().happen();
        }
    }

    @Override
    public Optional<StoredObject> read(String name) throws IOException {
        calls++;
        try {
            weather(Moment.BEFORE, false);
            Optional<StoredObject> stored = calm.read(name);
            weather(Moment.AFTER, false);
            return stored.map(each ->
                    new StoredObject(each.bytes(), each.version(), each.age().plus(older)));
        } catch (VersionConflictException e) {
            throw new IllegalStateException("nobody writes here", e);
        }
    }

    @Override
    public String write(String name, @Nullable String seen, byte[] bytes) throws IOException, VersionConflictException {
        begin(name);
        String version = calm.write(name, seen, bytes);
        weather(Moment.AFTER, true);
        return version;
    }

    @Override
    public String append(String name, String seen, byte[] before, byte[] more, Patch patch)
            throws IOException, VersionConflictException {
        begin(name);
        String version = calm.append(name, seen, before, more, patch);
        weather(Moment.AFTER, true);
        return version;
    }

    private void begin(String name) throws IOException, VersionConflictException {
        calls++;
        writes++;
        weather(Moment.BEFORE, true);
        if (name.equals(refused)) {
            throw new IOException("no permission");
        }
    }

    @Override
    public boolean isOfThisMachine() {
        return calm.isOfThisMachine();
    }

    @Override
    public String location(String name) {
        return calm.location(name);
    }
}
