package livestream.state;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import livestream.schema.Address;

/**
 * What can be kept of a state that cannot be read.
 *
 * @param kept the state that it would be from then on
 * @param from what that was read from, in words for a reader, as in {@code the snapshot and 12 lines of the journal}
 * @param damaged where the objects are that were not, or not wholly, used; each is copied before anything is written
 * @param lost at least how many changes are lost
 * @param lostAddresses what they were about, as far as that can be read
 * @param resourcesBefore how many resources the state had in whose place another is kept; empty when it is the same state but for
 *     those changes, or when that is not known
 */
public record RecoveryReport(
        State kept,
        String from,
        List<String> damaged,
        long lost,
        SortedSet<Address> lostAddresses,
        OptionalLong resourcesBefore) {
    public RecoveryReport {
        damaged = List.copyOf(damaged);
        lostAddresses = Collections.unmodifiableSortedSet(new TreeSet<>(lostAddresses));
    }
}
