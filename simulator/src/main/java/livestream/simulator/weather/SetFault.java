package livestream.simulator.weather;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Asked;
import livestream.simulator.http.Refusal;
import org.jspecify.annotations.Nullable;

/** A fault that was set, and how many calls it has met. */
final class SetFault {

    private final int id;
    private final Fault fault;
    private final InstantSource clock;
    private final CountDownLatch removed = new CountDownLatch(1);
    private long seen;
    private long struck;
    private @Nullable Instant letThrough;

    SetFault(int id, Fault fault, InstantSource clock) {
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
    synchronized boolean strikes(Asked asked) {
        if (!fault.matches(asked)) {
            return false;
        }
        seen++;
        boolean due = seen >= fault.nth() && seen - fault.nth() < fault.times();
        if (!due || (fault.harm() instanceof Harm.Throttle throttle && !isEarly(throttle.pace()))) {
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
    Answer strike(Asked asked, Supplier<Answer> effect) {
        long come = System.nanoTime();
        Supplier<Answer> answer = fault.takesEffect() ? heard(effect) : effect;
        if (fault.harm() instanceof Harm.Error error) {
            throw new Refusal(error.status(), error.code(), error.text());
        } else if (fault.harm() instanceof Harm.Throttle) {
            throw Throttling.of(asked.service());
        } else if (fault.harm() instanceof Harm.Halt halt) {
            halt.listener().accept(asked);
        } else if (fault.harm() instanceof Harm.Garble garble) {
            return garble.how().done(answer.get());
        } else if (fault.harm() instanceof Harm.Intercept) {
            return Garbling.PAGE;
        } else if (fault.harm() instanceof Harm.Overhear overhear) {
            Answer whole = answer.get();
            overhear.listener().accept(asked, whole);
            return whole;
        } else if (fault.harm() instanceof Harm.Hold hold && hold(hold.length(), come)) {
            return answer.get();
        }
        return Answer.NONE;
    }

    /** What came of an effect, to be told later or never. */
    private static Supplier<Answer> heard(Supplier<Answer> effect) {
        try {
            Answer answer = effect.get();
            return () -> answer;
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
