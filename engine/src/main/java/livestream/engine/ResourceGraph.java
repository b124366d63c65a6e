package livestream.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.schema.Address;
import org.jspecify.annotations.Nullable;

/**
 * The resources that should exist and the references between them.
 *
 * <p>Acyclic by construction: {@link Builder#build} refuses a circle and a reference to nothing. Resources come in an
 * order in which every one follows those that it refers to, and otherwise in the order in which they were added.
 */
public final class ResourceGraph {
    private final Map<Address, Resource> resources;
    private final List<Output> outputs;
    private final List<PlanNote> notes;

    private ResourceGraph(Map<Address, Resource> resources, List<Output> outputs, List<PlanNote> notes) {
        this.resources = resources;
        this.outputs = List.copyOf(outputs);
        this.notes = List.copyOf(notes);
    }

    /** A graph of nothing: what remains when everything goes. */
    public static ResourceGraph empty() {
        return new Builder().build();
    }

    /** All resources, those referred to before those that refer to them. */
    public List<Resource> resources() {
        return List.copyOf(resources.values());
    }

    /** The resource of this address, or null. */
    public @Nullable Resource get(Address address) {
        return resources.get(address);
    }

    /** What the run will give back, in the order of the file. */
    public List<Output> outputs() {
        return outputs;
    }

    /** What the expansion decided, for a reader. */
    public List<PlanNote> notes() {
        return notes;
    }

    /** Collects a graph. */
    public static final class Builder {
        private final Map<Address, Resource> added = new LinkedHashMap<>();
        private final List<Output> outputs = new ArrayList<>();
        private final List<PlanNote> notes = new ArrayList<>();

        /** Adds a resource; its address must be new. */
        public Builder add(Resource resource) {
            if (added.putIfAbsent(resource.address(), resource) != null) {
                throw new IllegalStateException("two resources are called " + resource.address());
            }
            return this;
        }

        public Builder output(Output output) {
            outputs.add(output);
            return this;
        }

        public Builder note(PlanNote note) {
            notes.add(note);
            return this;
        }

        /** Puts the resources in order; a circle or a dangling reference is a bug of the expansion. */
        public ResourceGraph build() {
            Map<Address, Resource> ordered = new LinkedHashMap<>();
            for (Resource resource : added.values()) {
                place(resource, ordered, new LinkedHashSet<>());
            }
            return new ResourceGraph(ordered, outputs, notes);
        }

        private void place(Resource resource, Map<Address, Resource> ordered, Set<Address> path) {
            if (ordered.containsKey(resource.address())) {
                return;
            }
            if (!path.add(resource.address())) {
                throw new IllegalStateException("resources refer to each other in a circle: " + path);
            }
            for (Address dependency : resource.dependsOn()) {
                Resource target = added.get(dependency);
                if (target == null) {
                    throw new IllegalStateException(
                            resource.address() + " refers to " + dependency + ", which is not in the graph");
                }
                place(target, ordered, path);
            }
            path.remove(resource.address());
            ordered.put(resource.address(), resource);
        }
    }
}
