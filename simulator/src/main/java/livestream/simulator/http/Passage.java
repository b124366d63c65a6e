package livestream.simulator.http;

import java.util.function.Supplier;

/** The way of a call to its service, and of the answer back. */
public interface Passage {

    /** The way on a fine day. */
    Passage CLEAR = (asked, effect) -> effect.get();

    /**
     * Carries a call: runs its effect, or not, and gives what the caller hears of it. A thrown {@link Refusal} is told in the
     * words of the service; {@link Answer#NONE} breaks the connection.
     */
    Answer carry(Asked asked, Supplier<Answer> effect);
}
