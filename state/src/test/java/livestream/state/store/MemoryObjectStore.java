package livestream.state.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place that many machines share, in memory, by a clock of the test. It has no way to delete. */
final class MemoryObjectStore implements ObjectStore {
    private record Stored(byte[] bytes, String version, Instant since) {}

    private final Map<String, Stored> objects = new HashMap<>();
    private final InstantSource clock;
    private long versions;

    MemoryObjectStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<StoredObject> read(String name) {
        return Optional.ofNullable(objects.get(name))
                .map(stored -> new StoredObject(
                        stored.bytes().clone(), stored.version(), Duration.between(stored.since(), clock.instant())));
    }

    @Override
    public synchronized String write(String name, @Nullable String seen, byte[] bytes) throws VersionConflictException {
        Stored now = objects.get(name);
        if (now == null ? seen != null : !now.version().equals(seen)) {
            throw new VersionConflictException(name);
        }
        String version = "v" + versions++;
        objects.put(name, new Stored(bytes.clone(), version, clock.instant()));
        return version;
    }

    @Override
    public synchronized String append(String name, String seen, byte[] before, byte[] more, Patch patch)
            throws IOException, VersionConflictException {
        return write(name, seen, patch.onto(before, more));
    }

    /** Changes an object behind everybody's back. */
    synchronized void put(String name, byte[] bytes) {
        objects.put(name, new Stored(bytes.clone(), "v" + versions++, clock.instant()));
    }

    /** Something that was put in the place of an object. */
    interface Swap {
        void back();
    }

    /** Shows other bytes in the place of an object for a while. */
    synchronized Swap swap(String name, byte[] bytes) {
        Stored before = objects.get(name);
        put(name, bytes);
        return () -> objects.put(name, before);
    }

    /** Takes an object away, as a person may. */
    synchronized void lose(String name) {
        objects.remove(name);
    }

    synchronized List<String> names() {
        return new ArrayList<>(objects.keySet());
    }

    @Override
    public boolean isOfThisMachine() {
        return false;
    }

    @Override
    public String location(String name) {
        return "memory://" + name;
    }
}
