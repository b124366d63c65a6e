package livestream.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The things of one kind in one region, by id, in the order in which they were made. What is taken out is a copy. */
public final class Table {

    private final Store store;
    private final String name;

    Table(Store store, String name) {
        this.store = store;
        this.name = name;
    }

    /** A thing by its id. */
    public Optional<ObjectNode> get(String id) {
        return Optional.ofNullable(store.things(name).get(id)).map(ObjectNode::deepCopy);
    }

    /** Whether there is a thing of this id. */
    public boolean has(String id) {
        return store.things(name).containsKey(id);
    }

    /** All things. */
    public List<ObjectNode> all() {
        return store.things(name).values().stream().map(ObjectNode::deepCopy).toList();
    }

    /** How many things are so; they must stay as they are. */
    public long count(Predicate<ObjectNode> condition) {
        return store.things(name).values().stream().filter(condition).count();
    }

    /** Puts or replaces a thing. */
    public void put(String id, ObjectNode thing) {
        store.put(name, id, thing);
    }

    /** Takes a thing away. */
    public void remove(String id) {
        store.remove(name, id);
    }

    /** How many things there are. */
    public int size() {
        return store.things(name).size();
    }
}
