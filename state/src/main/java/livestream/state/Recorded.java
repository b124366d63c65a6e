package livestream.state;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Address;
import livestream.schema.Value;

/**
 * A resource as it was applied last.
 *
 * @param id what AWS calls it
 * @param inputs what AWS was told, references resolved, secrets as fingerprints
 * @param outputs what AWS answered that others refer to
 * @param dependsOn what its inputs referred to; decides the order of deletes
 * @param memory what the next expansion must know, such as the routing form of each endpoint; never sent to AWS
 * @param protectedFromDestroy whether no plan may delete or replace it, whatever the file says by now
 */
public record Recorded(
        Address address,
        String id,
        Value.Fields inputs,
        Value.Fields outputs,
        SortedSet<Address> dependsOn,
        SortedMap<String, String> memory,
        boolean protectedFromDestroy) {
    public Recorded {
        dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
        memory = Collections.unmodifiableSortedMap(new TreeMap<>(memory));
    }

    /** The same when a resource, which may be this one, gets another address. */
    Recorded moved(Address from, Address to) {
        SortedSet<Address> needed = new TreeSet<>(dependsOn);
        if (needed.remove(from)) {
            needed.add(to);
        }
        return new Recorded(
                address.equals(from) ? to : address, id, inputs, outputs, needed, memory, protectedFromDestroy);
    }

    /** One that nothing protects. */
    public Recorded(
            Address address,
            String id,
            Value.Fields inputs,
            Value.Fields outputs,
            SortedSet<Address> dependsOn,
            SortedMap<String, String> memory) {
        this(address, id, inputs, outputs, dependsOn, memory, false);
    }

    /** The same, protected or not. */
    public Recorded protectedFromDestroy(boolean isProtected) {
        return new Recorded(address, id, inputs, outputs, dependsOn, memory, isProtected);
    }
}
