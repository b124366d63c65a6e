package livestream.engine.apply;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** How far a step has come when it lets go of its thread. */
sealed interface StepProgress {

    /**
     * It is over.
     *
     * @param settled whether steps after it may begin
     */
    record Ended(boolean settled) implements StepProgress {}

    /**
     * AWS has to come to something first.
     *
     * @param question whether it has
     * @param backoff when to ask again, and until when
     * @param then what comes next, told how the wait ended
     */
    record Wait(Supplier<Boolean> question, Backoff backoff, Function<Waiter.Result, StepProgress> then)
            implements StepProgress {

        /** Asks once more and goes on where it can. */
        StepProgress resume(Waiter waiter) {
            if (question.get()) {
                return then.apply(Waiter.Result.DONE);
            } else if (waiter.stopped()) {
                return then.apply(Waiter.Result.STOPPED);
            }
            return backoff.isOver(waiter.now()) ? then.apply(Waiter.Result.LATE) : this;
        }
    }

    /** Asks until the answer is yes, at once for the first time; holds no thread between two questions. */
    static StepProgress until(
            Supplier<Boolean> question, Duration deadline, Waiter waiter, Function<Waiter.Result, StepProgress> then) {
        return new Wait(question, new Backoff(waiter.now(), deadline), then).resume(waiter);
    }
}
