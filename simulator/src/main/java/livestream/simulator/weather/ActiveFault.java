package livestream.simulator.weather;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import livestream.simulator.http.CallSummary;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;
import org.jspecify.annotations.Nullable;

/** A fault that was set, and how many calls it has met. */
final class ActiveFault {

    private final int id;
    private final Fault fault;
    private final InstantSource clock;
    private final CountDownLatch removed = new CountDownLatch(1);
    private long seen;
    private long struck;
    private @Nullable Instant letThrough;

    ActiveFault(int id, Fault fault, InstantSource clock) {
        this.id = id;
        this.fault = fault;
        this.clock = clock;
    }

    int id() {
        return id;
    }

    Fault fault() {
        return fault;
    }

    /** How many calls matched. */
    synchronized long seen() {
        return seen;
    }

    /** To how many calls it was done. */
    synchronized long struck() {
        return struck;
    }

    /** Lets go whatever it holds. */
    void remove() {
        removed.countDown();
    }

    /** Counts a call, and tells whether the fault is done to it. */
    synchronized boolean strikes(CallSummary callSummary) {
        if (!fault.matches(callSummary)) {
            return false;
        }
        seen++;
        boolean due = seen >= fault.nth() && seen - fault.nth() < fault.times();
        if (!due || (fault.faultEffect() instanceof FaultEffect.Throttle throttle && !isEarly(throttle.pace()))) {
            return false;
        }
        struck++;
        return true;
    }

    private boolean isEarly(@Nullable Duration pace) {
        if (pace == null) {
            return true;
        }
        Instant now = clock.instant();
        if (letThrough != null && now.isBefore(letThrough.plus(pace))) {
            return true;
        }
        letThrough = now;
        return false;
    }

    /** Does what the fault does to a call, also when the service refuses it. */
    Response strike(CallSummary callSummary, Supplier<Response> effect) {
        long come = System.nanoTime();
        Supplier<Response> response = fault.takesEffect() ? heard(effect) : effect;
        if (fault.faultEffect() instanceof FaultEffect.Error error) {
            throw new ServiceError(error.status(), error.code(), error.text());
        } else if (fault.faultEffect() instanceof FaultEffect.Throttle) {
            throw Throttling.of(callSummary.service());
        } else if (fault.faultEffect() instanceof FaultEffect.Halt halt) {
            halt.listener().accept(callSummary);
        } else if (fault.faultEffect() instanceof FaultEffect.Garble garble) {
            return garble.how().done(response.get());
        } else if (fault.faultEffect() instanceof FaultEffect.Intercept) {
            return Garbling.PAGE;
        } else if (fault.faultEffect() instanceof FaultEffect.Overhear overhear) {
            Response whole = response.get();
            overhear.listener().accept(callSummary, whole);
            return whole;
        } else if (fault.faultEffect() instanceof FaultEffect.Hold hold && hold(hold.length(), come)) {
            return response.get();
        }
        return Response.NONE;
    }

    /** What came of an effect, to be told later or never. */
    private static Supplier<Response> heard(Supplier<Response> effect) {
        try {
            Response response = effect.get();
            return () -> response;
        } catch (RuntimeException refusal) {
            return () -> {
                throw refusal;
            };
        }
    }

    /** Waits until so long after the call came, and tells whether it goes on; it does not when the simulator is closed. */
    private boolean hold(@Nullable Duration length, long come) {
        long most = length == null ? Long.MAX_VALUE : length.toNanos() - (System.nanoTime() - come);
        try {
            // Whichever comes first; either way the call goes on.
            boolean ignored = removed.await(most, TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
