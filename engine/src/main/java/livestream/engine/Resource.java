package livestream.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;

/**
 * One thing that should exist.
 *
 * @param inputs what AWS shall be told, in AWS's own names; may hold references to other resources
 * @param dependsOn whom the inputs referred to when they were declared; stays when references are filled in
 * @param declaredAt the line of the user's file that asked for it
 * @param why for some inputs, by path, the reason that a reader of the plan wants to see beside them
 * @param memory what the next expansion must know; kept in the state, never sent to AWS
 * @param adopt whether a thing of this identity that exists already is imported rather than refused
 * @param awaited whether a run waits until it has settled even when nothing else needs that
 * @param lifecycle what a plan keeps its hands off
 */
public record Resource(
        Address address,
        Value.Fields inputs,
        SortedSet<Address> dependsOn,
        Span declaredAt,
        Map<String, String> why,
        SortedMap<String, String> memory,
        boolean adopt,
        boolean awaited,
        Lifecycle lifecycle) {

    public Resource {
        dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
        why = Collections.unmodifiableMap(new LinkedHashMap<>(why));
        memory = Collections.unmodifiableSortedMap(new TreeMap<>(memory));
    }

    /** A resource that is created when missing and waited for. */
    public static Resource of(Address address, Value.Fields inputs, Span declaredAt) {
        SortedSet<Address> dependsOn = new TreeSet<>();
        inputs.references().forEach(reference -> dependsOn.add(reference.target()));
        return new Resource(
                address, inputs, dependsOn, declaredAt, Map.of(), new TreeMap<>(), false, true, Lifecycle.FREE);
    }

    /** The same with references filled in. */
    public Resource withInputs(Value.Fields replaced) {
        return new Resource(address, replaced, dependsOn, declaredAt, why, memory, adopt, awaited, lifecycle);
    }

    /** The same with reasons beside inputs. */
    public Resource because(Map<String, String> reasons) {
        return new Resource(address, inputs, dependsOn, declaredAt, reasons, memory, adopt, awaited, lifecycle);
    }

    /** The same with something to remember. */
    public Resource remembering(SortedMap<String, String> remembered) {
        return new Resource(address, inputs, dependsOn, declaredAt, why, remembered, adopt, awaited, lifecycle);
    }

    /** The same, importing what exists already. */
    public Resource adopting() {
        return new Resource(address, inputs, dependsOn, declaredAt, why, memory, true, awaited, lifecycle);
    }

    /** The same, waited for or not. */
    public Resource awaited(boolean wait) {
        return new Resource(address, inputs, dependsOn, declaredAt, why, memory, adopt, wait, lifecycle);
    }

    /** The same, with what a plan keeps its hands off. */
    public Resource under(Lifecycle wanted) {
        return new Resource(address, inputs, dependsOn, declaredAt, why, memory, adopt, awaited, wanted);
    }
}
