package livestream.simulator.weather;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import livestream.simulator.http.CallInterceptor;
import livestream.simulator.http.CallSummary;
import livestream.simulator.http.Response;

/** The faults that are set. Of those that are due at a call, the one that was set first is done. Safe for many threads. */
public final class Faults implements CallInterceptor {

    private final InstantSource clock;
    private final CallInterceptor beyond;
    private final List<ActiveFault> set = new ArrayList<>();
    private int lastId;

    /** No faults yet; what no fault stops goes on to the passage beyond. */
    public Faults(InstantSource clock, CallInterceptor beyond) {
        this.clock = clock;
        this.beyond = beyond;
    }

    /** Sets a fault, and gives the number by which it can be removed. */
    public int set(Fault fault) {
        return add(fault).id();
    }

    /** Removes a fault, if it is set; what it holds goes on. */
    public void remove(int id) {
        take(id).forEach(ActiveFault::remove);
    }

    /** Removes all faults; what they hold goes on. */
    public void clear() {
        synchronized (set) {
            set.forEach(ActiveFault::remove);
            set.clear();
        }
    }

    @Override
    public Response carry(CallSummary callSummary, Supplier<Response> effect) {
        List<ActiveFault> due;
        synchronized (set) {
            // All of them count the call, also those that come too late to be done to it.
            due = set.stream().filter(fault -> fault.strikes(callSummary)).toList();
        }
        Supplier<Response> whole = () -> beyond.carry(callSummary, effect);
        return due.isEmpty() ? whole.get() : due.get(0).strike(callSummary, whole);
    }

    ActiveFault add(Fault fault) {
        synchronized (set) {
            ActiveFault added = new ActiveFault(++lastId, fault, clock);
            set.add(added);
            return added;
        }
    }

    List<ActiveFault> all() {
        synchronized (set) {
            return List.copyOf(set);
        }
    }

    private List<ActiveFault> take(int id) {
        synchronized (set) {
            List<ActiveFault> taken = set.stream().filter(f -> f.id() == id).toList();
            set.removeAll(taken);
            return taken;
        }
    }
}
