package livestream.state.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.Backup;
import livestream.state.RecoveryReport;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.store.LoadedState.Seen;
import livestream.state.store.ObjectStore.StoredObject;

/**
 * Snapshot and journal that cannot be read together, and the best that can be made of them: the snapshot or a backup, and of the
 * journal what goes on from it up to the first line that cannot be read.
 */
final class StateRecovery {

    /** An object as it was found. */
    record SurvivingObject(String name, byte[] bytes) {}

    /** A state to go on from. */
    private record Base(State state, String words, boolean isSnapshot) {}

    /** What can be read of a journal, and what of the lines after that. */
    private record SurvivingEntries(Journal journal, CorruptJournalException.Rest rest, boolean isDamaged) {
        static SurvivingEntries of(Journal journal) {
            return new SurvivingEntries(journal, new CorruptJournalException.Rest(List.of(), 0), false);
        }
    }

    private final StateLayout layout;
    private final Optional<StoredObject> snapshot;
    private final Optional<StoredObject> written;
    private final SurvivingEntries remains;
    private final Base base;

    /** Looks at what is there; stops when nothing can be kept, or when it is not damage that keeps it from being read. */
    StateRecovery(StateLayout layout, Diagnostics diagnostics) throws IOException {
        this.layout = layout;
        this.snapshot = layout.objectStore().read(layout.snapshot());
        this.written = layout.objectStore().read(layout.journal());
        List<Base> backups = new ArrayList<>();
        // Backups are read before the others: when one of them opens, the key is not to blame for what does not.
        for (Backup backup : new Backups(layout).read(diagnostics)) {
            backups.add(new Base(backup.state(), "backup " + backup.number(), false));
        }
        List<Base> bases = new ArrayList<>();
        readSnapshot(diagnostics).ifPresent(state -> bases.add(new Base(state, "the snapshot", true)));
        this.remains = readJournal(diagnostics);
        bases.addAll(backups);
        if (remains.journal().isWhole()
                || (remains.journal().base() == 0
                        && !remains.journal().lineage().isEmpty())) {
            bases.add(new Base(State.fresh(remains.journal().lineage()), "no snapshot", false));
        }
        this.base = best(bases)
                .orElseThrow(
                        () -> StateDiagnostics.stop(diagnostics, StateDiagnostics.nothingToKeep(layout.location())));
    }

    private Optional<State> readSnapshot(Diagnostics diagnostics) throws IOException {
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        Diagnostics reasons = new Diagnostics();
        try {
            return Optional.of(layout.snapshots().read(snapshot.get().bytes(), layout.location(), reasons));
        } catch (Diagnostics.Stopped unreadable) {
            boolean changed = layout.snapshots().hasKeyOf(snapshot.get().bytes());
            stopUnless(
                    reason -> reason.equals("unreadable-state") || (changed && reason.equals("wrong-key")),
                    reasons,
                    diagnostics);
            return Optional.empty();
        }
    }

    private SurvivingEntries readJournal(Diagnostics diagnostics) throws IOException {
        if (written.isEmpty()) {
            return SurvivingEntries.of(Journal.of("", 0, "", 0, Journal.UNKNOWN));
        }
        byte[] bytes = written.get().bytes();
        try {
            String location = layout.objectStore().location(layout.journal());
            return SurvivingEntries.of(layout.journals().read(bytes, location, diagnostics));
        } catch (CorruptJournalException e) {
            return new SurvivingEntries(e.readable(), e.rest(), true);
        }
    }

    /** A wrong key or a newer version is no damage, and what they would open must not be thrown away. */
    private static void stopUnless(Predicate<String> damage, Diagnostics reasons, Diagnostics diagnostics) {
        for (Diagnostic reason : reasons.all()) {
            if (!damage.test(reason.code())) {
                throw StateDiagnostics.stop(diagnostics, reason);
            }
        }
    }

    /** The one that leads furthest; the snapshot among equals. */
    private Optional<Base> best(List<Base> bases) {
        return bases.stream()
                .max(Comparator.<Base, Boolean>comparing(
                                each -> remains.journal().follows(each.state()))
                        .thenComparing(each -> after(each).serial())
                        .thenComparing(Base::isSnapshot));
    }

    private boolean goesOn() {
        return remains.journal().follows(base.state());
    }

    private State after(Base from) {
        return remains.journal().follows(from.state()) ? remains.journal().after(from.state()) : from.state();
    }

    private List<StateChange> readableLines() {
        return remains.journal().lines().stream().map(Journal.Line::entry).toList();
    }

    RecoveryReport report() {
        List<StateChange> lost = new ArrayList<>();
        remains.rest().entries().forEach(each -> each.ifPresent(lost::add));
        if (!goesOn()) {
            lost.addAll(readableLines());
        }
        SortedSet<Address> addresses = new TreeSet<>();
        if (lost() > 0) {
            lost.forEach(each -> addresses.addAll(addresses(each)));
        }
        return new RecoveryReport(
                kept(),
                words(),
                damaged().stream()
                        .map(object -> layout.objectStore().location(object.name()))
                        .toList(),
                lost(),
                addresses,
                resourcesBefore());
    }

    /**
     * How many resources the state had that cannot be read: the journal says so of what it goes on from, else the snapshot of itself.
     */
    private OptionalLong resourcesBefore() {
        boolean isLost = !goesOn() && !base.isSnapshot() && !remains.journal().isWhole();
        if (!isLost || snapshot.isEmpty()) {
            return OptionalLong.empty();
        }
        long told = remains.journal().resources();
        long known = told == Journal.UNKNOWN
                ? layout.snapshots().claim(snapshot.get().bytes()).resources()
                : told;
        return known < 0 ? OptionalLong.empty() : OptionalLong.of(known);
    }

    private String words() {
        int lines = goesOn() ? remains.journal().lines().size() : 0;
        String ofJournal = lines + (lines == 1 ? " line" : " lines") + " of the journal";
        if (remains.journal().isWhole()) {
            return ofJournal;
        }
        return lines == 0 ? base.words() : base.words() + " and " + ofJournal;
    }

    /** Its serial is one that nothing had before, so that nothing that was made for another state fits it. */
    private State kept() {
        return after(base).atLeast(Math.max(after(base).serial(), highest()) + 1);
    }

    private long lost() {
        String lineage = remains.journal().lineage();
        boolean isSame = lineage.isEmpty() || lineage.equals(after(base).lineage());
        long behind = isSame ? Math.max(0, highest() - after(base).serial()) : 0;
        if (isSame && remains.rest().acknowledged() > 0) {
            return behind; // lines that the snapshot has already are not lost with the journal
        }
        return Math.max(
                behind,
                remains.rest().entries().size()
                        + (goesOn() ? 0 : readableLines().size()));
    }

    /** The serial of the last state that was ever written, as far as can be seen. */
    private long highest() {
        List<Journal.Line> lines = remains.journal().lines();
        long readable = lines.isEmpty()
                ? remains.journal().base()
                : lines.get(lines.size() - 1).serial();
        long acknowledged = remains.rest().acknowledged();
        // Damage may make two lines of one, so that they are counted only where the end mark is lost too.
        return acknowledged > 0
                ? Math.max(readable, acknowledged)
                : readable + remains.rest().entries().size();
    }

    /** The objects that are not wholly used. */
    List<SurvivingObject> damaged() {
        List<SurvivingObject> objects = new ArrayList<>();
        boolean snapshotIsUsed = base.isSnapshot() || remains.journal().isWhole();
        snapshot.filter(stored -> !snapshotIsUsed)
                .ifPresent(stored -> objects.add(new SurvivingObject(layout.snapshot(), stored.bytes())));
        boolean journalIsUsed = goesOn() && !remains.isDamaged();
        written.filter(stored -> !journalIsUsed)
                .ifPresent(stored -> objects.add(new SurvivingObject(layout.journal(), stored.bytes())));
        return objects;
    }

    /** What is to be put in the place of what is there. */
    LoadedState loaded() {
        return new LoadedState(kept(), snapshot.map(Seen::of), written.map(Seen::of), remains.journal());
    }

    private static List<Address> addresses(StateChange entry) {
        if (entry instanceof StateChange.CreateStarted createStarted) {
            return List.of(createStarted.intent().address());
        } else if (entry instanceof StateChange.Applied applied) {
            return List.of(applied.recorded().address());
        } else if (entry instanceof StateChange.CreateAbandoned createAbandoned) {
            return List.of(createAbandoned.address());
        } else if (entry instanceof StateChange.DeleteStarted started) {
            return List.copyOf(started.addresses());
        } else if (entry instanceof StateChange.Removed removed) {
            return List.of(removed.address());
        } else if (entry instanceof StateChange.Moved moved) {
            return List.of(moved.from(), moved.to());
        } else if (entry instanceof StateChange.Replaced replaced) {
            return List.copyOf(replaced.state().resources().keySet());
        }
        return List.of();
    }
}
