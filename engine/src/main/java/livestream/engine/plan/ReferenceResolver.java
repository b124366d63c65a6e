package livestream.engine.plan;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.schema.Address;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** Fills references in, as far as their targets are known. Thread-safe. */
public final class ReferenceResolver {
    private final Map<Address, Present> known = new ConcurrentHashMap<>();

    /** From now on, references to this resource are filled in from what was seen of it. */
    public void know(Address address, Present present) {
        known.put(address, present);
    }

    /**
     * The same tree with every reference filled in whose target is known. What AWS tells only of a thing that has settled stays
     * a reference until then.
     *
     * @throws MissingOutput when a target has settled and what it is asked for is not known
     */
    public Value resolve(Value value) {
        return value.map(leaf -> {
            Value found = leaf instanceof Value.Reference reference ? lookUp(reference) : null;
            return found == null ? leaf : found;
        });
    }

    /** {@link #resolve} for fields, which stay fields. */
    public Value.Fields resolve(Value.Fields fields) {
        return (Value.Fields) resolve((Value) fields);
    }

    private @Nullable Value lookUp(Value.Reference reference) {
        Present target = known.get(reference.target());
        if (target == null) {
            return null;
        }
        Value found = target.outputs().get(reference.output());
        if (found == null) {
            found = target.properties().get(reference.output());
        }
        if (found == null && target.readiness() instanceof Readiness.Ready) {
            throw new MissingOutput(reference);
        }
        return found;
    }
}
