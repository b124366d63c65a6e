package livestream.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import livestream.engine.Impact;
import livestream.engine.PlanNote;
import livestream.schema.Address;

/**
 * What to do so that reality is as desired.
 *
 * @param changes one for each resource that is desired or recorded; those that a resource refers to come before it
 * @param outputs what the run gives back, and what it no longer does
 * @param notes what the expansion decided
 * @param leftOut what would be done about the resources that this run is not about; none of it is done
 */
public record Plan(List<Change> changes, List<OutputChange> outputs, List<PlanNote> notes, List<Change> leftOut) {
    public Plan {
        changes = List.copyOf(changes);
        outputs = List.copyOf(outputs);
        notes = List.copyOf(notes);
        leftOut = List.copyOf(leftOut);
    }

    /** A plan about everything. */
    public Plan(List<Change> changes, List<OutputChange> outputs, List<PlanNote> notes) {
        this(changes, outputs, notes, List.of());
    }

    /** Whether there is nothing to do: no change, and no record that would be dropped, imported or protected otherwise. */
    public boolean isEmpty() {
        return changes.stream()
                .allMatch(change -> change instanceof Change.NoOp && change.protection() == Change.Protection.STAYS);
    }

    /** What is left undone: of what is left out, whatever is not as it should be. */
    public List<Change> undone() {
        return leftOut.stream()
                .filter(change -> !(change instanceof Change.NoOp))
                .toList();
    }

    /** What is done, without what is kept. */
    public List<Change> touched() {
        return changes.stream()
                .filter(change -> !(change instanceof Change.NoOp))
                .toList();
    }

    /** The same with more outputs. */
    public Plan giving(List<OutputChange> given) {
        List<OutputChange> more = new ArrayList<>(outputs);
        more.addAll(given);
        return new Plan(changes, more, notes, leftOut);
    }

    /** The same with one more thing for a reader to know, before all else. */
    public Plan noting(PlanNote note) {
        List<PlanNote> more = new ArrayList<>(List.of(note));
        more.addAll(notes);
        return new Plan(changes, outputs, more, leftOut);
    }

    /** The same about these resources alone. Outputs that something left undone belongs to stay as they are. */
    public Plan about(Set<Address> chosen, Set<String> given) {
        List<Change> rest = new ArrayList<>(leftOut);
        changes.stream().filter(change -> !chosen.contains(change.address())).forEach(rest::add);
        return new Plan(
                changes.stream()
                        .filter(change -> chosen.contains(change.address()))
                        .toList(),
                outputs.stream().filter(output -> given.contains(output.name())).toList(),
                notes,
                rest);
    }

    /** The worst that viewers notice of it. */
    public Impact impact() {
        return Impact.worst(Stream.concat(
                        changes.stream().map(Change::impact), outputs.stream().map(OutputChange::impact))
                .toList());
    }
}
