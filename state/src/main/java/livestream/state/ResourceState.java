package livestream.state;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Address;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it was applied last.
 *
 * @param id what AWS calls it
 * @param inputs what AWS was told, references resolved, secrets as fingerprints
 * @param outputs what AWS answered that others refer to
 * @param dependsOn what its inputs referred to; decides the order of deletes
 * @param memory what the next expansion must know, such as the routing form of each endpoint; never sent to AWS
 * @param protectedFromDestroy whether no plan may delete or replace it, whatever the file says by now
 * @param created when AWS answered that it made it; null when it was imported, or made by a version that did not write that
 *     down. For a while after that, AWS may not show it yet
 * @param deleting since when an apply has been deleting it; null when none has. What an apply asked to delete is no surprise
 *     when it is gone
 */
public record ResourceState(
        Address address,
        String id,
        Value.Fields inputs,
        Value.Fields outputs,
        SortedSet<Address> dependsOn,
        SortedMap<String, String> memory,
        boolean protectedFromDestroy,
        @Nullable Instant created,
        @Nullable Instant deleting) {
    public ResourceState {
        dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
        memory = Collections.unmodifiableSortedMap(new TreeMap<>(memory));
    }

    /** One that nothing protects, and of which it is not known when it was made. */
    public ResourceState(
            Address address,
            String id,
            Value.Fields inputs,
            Value.Fields outputs,
            SortedSet<Address> dependsOn,
            SortedMap<String, String> memory) {
        this(address, id, inputs, outputs, dependsOn, memory, false, null, null);
    }

    /** The same when a resource, which may be this one, gets another address. */
    ResourceState moved(Address from, Address to) {
        SortedSet<Address> needed = new TreeSet<>(dependsOn);
        if (needed.remove(from)) {
            needed.add(to);
        }
        return new ResourceState(
                address.equals(from) ? to : address,
                id,
                inputs,
                outputs,
                needed,
                memory,
                protectedFromDestroy,
                created,
                deleting);
    }

    /** The same, protected or not. */
    public ResourceState protectedFromDestroy(boolean isProtected) {
        return new ResourceState(address, id, inputs, outputs, dependsOn, memory, isProtected, created, deleting);
    }

    /** The same, made by AWS at this time; null when that is not known. */
    public ResourceState created(@Nullable Instant at) {
        return new ResourceState(address, id, inputs, outputs, dependsOn, memory, protectedFromDestroy, at, deleting);
    }

    /** The same, which an apply has been deleting since then. */
    public ResourceState deleting(Instant since) {
        return new ResourceState(address, id, inputs, outputs, dependsOn, memory, protectedFromDestroy, created, since);
    }
}
