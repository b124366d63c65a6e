package livestream.engine.plan;

import java.util.List;
import java.util.stream.Stream;
import livestream.engine.Impact;
import livestream.engine.Note;

/**
 * What to do so that reality is as desired.
 *
 * @param changes one for each resource that is desired or recorded; those that a resource refers to come before it
 * @param outputs what the run gives back, and what it no longer does
 * @param notes what the expansion decided
 */
public record Plan(List<Change> changes, List<OutputChange> outputs, List<Note> notes) {
    public Plan {
        changes = List.copyOf(changes);
        outputs = List.copyOf(outputs);
        notes = List.copyOf(notes);
    }

    /** Whether there is nothing to do: no change, and no record that would be dropped, taken over or protected otherwise. */
    public boolean isEmpty() {
        return changes.stream()
                .allMatch(change -> change instanceof Change.Keep && change.protection() == Change.Protection.STAYS);
    }

    /** The worst that viewers notice of it. */
    public Impact impact() {
        return Impact.worst(Stream.concat(
                        changes.stream().map(Change::impact), outputs.stream().map(OutputChange::impact))
                .toList());
    }
}
