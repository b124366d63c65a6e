package livestream.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the simulated account holds: trees on shelves, and counters. One unit of work at a time; what a unit
 * changes is written to the data directory before its answer is known, or undone.
 */
public final class Store {

    private final String account;
    private final @Nullable DataDirectory directory;
    private final ReadView readView;
    private final Map<String, Map<String, ObjectNode>> shelves = new LinkedHashMap<>();
    private final Map<String, Long> counters = new LinkedHashMap<>();
    private final Set<String> beginning = new LinkedHashSet<>();
    private final List<ObjectNode> changes = new ArrayList<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean changed;
    private boolean working;

    /** A store of an account, seen by some sight; without a directory it is kept in memory only. */
    public Store(String account, @Nullable DataDirectory directory, ReadView readView) throws IOException {
        this.account = account;
        this.directory = directory;
        this.readView = readView;
        ObjectNode written = directory == null ? null : directory.read();
        if (directory != null && written != null) {
            load(written);
            directory.changes().forEach(this::again);
        }
    }

    /** A table of one kind of thing, such as {@code mediapackage channel}, in one region (empty for global things). */
    public Table table(String kind, String region) {
        return new Table(this, region.isEmpty() ? kind : kind + " " + region);
    }

    /** Runs one unit of work. A unit inside a unit is part of the outer one. */
    public synchronized <T> T unit(Supplier<T> work) {
        if (working) {
            return work.get();
        }
        working = true;
        changed = false;
        changes.clear();
        undo.clear();
        boolean kept = false;
        try {
            T result = work.get();
            if (changed && directory != null) {
                directory.keep(changes, this::written);
            }
            kept = true;
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            working = false;
            if (!kept) {
                undo.forEach(Runnable::run);
            }
        }
    }

    /** Whether the unit that runs has changed anything so far. */
    public synchronized boolean isChanged() {
        return changed;
    }

    /** Counts, from one, without ever going back. */
    public synchronized long next(String counter) {
        changed = true;
        Long before = counters.get(counter);
        undo.push(() -> restore(counters, counter, before));
        long next = counters.merge(counter, 1L, Long::sum);
        changes.add(
                JsonNodeFactory.instance.objectNode().put("counter", counter).put("value", next));
        return next;
    }

    /** Whether nothing was ever made here. */
    public synchronized boolean isNew() {
        return counters.isEmpty() && shelves.isEmpty();
    }

    /** Declares all that is here now to be how the account began. */
    public synchronized void begin() {
        changed = true;
        Set<String> before = Set.copyOf(beginning);
        undo.push(() -> beginning.retainAll(before));
        shelves.forEach((name, things) -> things.keySet().forEach(id -> beginning.add(name + " " + id)));
        ArrayNode first = JsonNodeFactory.instance.arrayNode();
        beginning.forEach(first::add);
        changes.add(JsonNodeFactory.instance.objectNode().set("beginning", first));
    }

    /** Whether nothing is here but how the account began and what does not count, by its table and itself. */
    public synchronized boolean isAsItBegan(BiPredicate<String, ObjectNode> counts) {
        return shelves.entrySet().stream().allMatch(table -> table.getValue().entrySet().stream()
                .filter(thing -> counts.test(table.getKey(), thing.getValue()))
                .allMatch(thing -> beginning.contains(table.getKey() + " " + thing.getKey())));
    }

    /** The things of a table as they are seen, to read; the trees are the store's own. */
    synchronized Map<String, ObjectNode> things(String table) {
        return readView.of(table, shelves.getOrDefault(table, Map.of()));
    }

    /** Puts a thing on a table. */
    synchronized void put(String table, String id, ObjectNode thing) {
        changed = true;
        Map<String, ObjectNode> things = shelves.computeIfAbsent(table, ignored -> new LinkedHashMap<>());
        ObjectNode before = things.get(id);
        ObjectNode after = thing.deepCopy();
        undo.push(() -> restore(things, id, before));
        readView.changes(table, id, before);
        things.put(id, after);
        changes.add(change(table, id).set("thing", after));
    }

    /** Takes a thing off a table. What is made again later under the same id is not how the account began. */
    synchronized void remove(String table, String id) {
        changed = true;
        if (beginning.remove(table + " " + id)) {
            undo.push(() -> beginning.add(table + " " + id));
        }
        Map<String, ObjectNode> things = shelves.get(table);
        if (things != null) {
            readView.changes(table, id, things.get(id));
            // Whoever undoes it puts all things back where they were, in their order.
            Map<String, ObjectNode> before = new LinkedHashMap<>(things);
            undo.push(() -> {
                things.clear();
                things.putAll(before);
            });
            things.remove(id);
        }
        changes.add(change(table, id));
    }

    private static ObjectNode change(String table, String id) {
        return JsonNodeFactory.instance.objectNode().put("shelf", table).put("id", id);
    }

    private static <V> void restore(Map<String, V> map, String key, @Nullable V before) {
        if (before == null) {
            map.remove(key);
        } else {
            map.put(key, before);
        }
    }

    /** Does once more what a unit did before the world was written as a whole. */
    private void again(JsonNode change) {
        if (change.has("counter")) {
            counters.put(change.path("counter").asText(), change.path("value").asLong());
        } else if (change.has("beginning")) {
            beginning.clear();
            change.path("beginning").forEach(id -> beginning.add(id.asText()));
        } else {
            String table = change.path("shelf").asText();
            String id = change.path("id").asText();
            Map<String, ObjectNode> things = shelves.computeIfAbsent(table, ignored -> new LinkedHashMap<>());
            if (change.path("thing") instanceof ObjectNode thing) {
                things.put(id, thing);
            } else {
                beginning.remove(table + " " + id);
                things.remove(id);
            }
        }
    }

    private ObjectNode written() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("account", account);
        ObjectNode numbers = root.putObject("counters");
        counters.forEach(numbers::put);
        ArrayNode first = root.putArray("beginning");
        beginning.forEach(first::add);
        ObjectNode all = root.putObject("shelves");
        shelves.forEach((name, things) -> {
            ObjectNode table = all.putObject(name);
            things.forEach(table::set);
        });
        return root;
    }

    private void load(ObjectNode root) throws IOException {
        String owner = root.path("account").asText();
        if (!owner.equals(account)) {
            throw new IOException("The data directory belongs to account " + owner + ", not to " + account + ".");
        }
        root.path("counters")
                .properties()
                .forEach(e -> counters.put(e.getKey(), e.getValue().asLong()));
        root.path("beginning").forEach(id -> beginning.add(id.asText()));
        root.path("shelves").properties().forEach(table -> {
            Map<String, ObjectNode> things = new LinkedHashMap<>();
            table.getValue().properties().forEach(e -> things.put(e.getKey(), (ObjectNode) e.getValue()));
            shelves.put(table.getKey(), things);
        });
    }
}
