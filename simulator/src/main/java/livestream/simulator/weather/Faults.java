package livestream.simulator.weather;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Asked;
import livestream.simulator.http.Passage;

/** The faults that are set. Of those that are due at a call, the one that was set first is done. Safe for many threads. */
public final class Faults implements Passage {

    private final InstantSource clock;
    private final Passage beyond;
    private final List<SetFault> set = new ArrayList<>();
    private int lastId;

    /** No faults yet; what no fault stops goes on to the passage beyond. */
    public Faults(InstantSource clock, Passage beyond) {
        this.clock = clock;
        this.beyond = beyond;
    }

    /** Sets a fault, and gives the number by which it can be removed. */
    public int set(Fault fault) {
        return add(fault).id();
    }

    /** Removes a fault, if it is set; what it holds goes on. */
    public void remove(int id) {
        take(id).forEach(SetFault::remove);
    }

    /** Removes all faults; what they hold goes on. */
    public void clear() {
        synchronized (set) {
            set.forEach(SetFault::remove);
            set.clear();
        }
    }

    @Override
    public Answer carry(Asked asked, Supplier<Answer> effect) {
        List<SetFault> due;
        synchronized (set) {
            // All of them count the call, also those that come too late to be done to it.
            due = set.stream().filter(fault -> fault.strikes(asked)).toList();
        }
        Supplier<Answer> whole = () -> beyond.carry(asked, effect);
        return due.isEmpty() ? whole.get() : due.get(0).strike(asked, whole);
    }

    SetFault add(Fault fault) {
        synchronized (set) {
            SetFault added = new SetFault(++lastId, fault, clock);
            set.add(added);
            return added;
        }
    }

    List<SetFault> all() {
        synchronized (set) {
            return List.copyOf(set);
        }
    }

    private List<SetFault> take(int id) {
        synchronized (set) {
            List<SetFault> taken = set.stream().filter(f -> f.id() == id).toList();
            set.removeAll(taken);
            return taken;
        }
    }
}
