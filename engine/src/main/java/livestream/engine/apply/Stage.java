package livestream.engine.apply;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** How far a step has come when it lets go of its thread. */
sealed interface Stage {

    /**
     * It is over.
     *
     * @param settled whether steps after it may begin
     */
    record Ended(boolean settled) implements Stage {}

    /**
     * AWS has to come to something first.
     *
     * @param question whether it has
     * @param rhythm when to ask again, and until when
     * @param then what comes next, told how the wait ended
     */
    record Wait(Supplier<Boolean> question, Rhythm rhythm, Function<Patience.End, Stage> then) implements Stage {

        /** Asks once more and goes on where it can. */
        Stage resume(Patience patience) {
            if (question.get()) {
                return then.apply(Patience.End.DONE);
            } else if (patience.stopped()) {
                return then.apply(Patience.End.STOPPED);
            }
            return rhythm.isOver(patience.now()) ? then.apply(Patience.End.LATE) : this;
        }
    }

    /** Asks until the answer is yes, at once for the first time; holds no thread between two questions. */
    static Stage until(
            Supplier<Boolean> question, Duration deadline, Patience patience, Function<Patience.End, Stage> then) {
        return new Wait(question, new Rhythm(patience.now(), deadline), then).resume(patience);
    }
}
