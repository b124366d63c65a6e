package livestream.engine.apply;

import java.time.Duration;
import livestream.engine.Observation.Readiness;
import org.jspecify.annotations.Nullable;

/** Ends the wait for a thing that AWS does not get to where it should be. */
final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final transient @Nullable Duration deadline;

    private NotReadyException(String what, @Nullable Duration deadline) {
        super(what, null, false, false);
        this.what = what;
        this.deadline = deadline;
    }

    /** It is still like this when its time is up. */
    static NotReadyException late(String what, Duration deadline) {
        return new NotReadyException(what, deadline);
    }

    /** Waiting will not help. */
    static NotReadyException broken(String why) {
        return new NotReadyException(why, null);
    }

    /** AWS's word for how ready a thing is. */
    static String words(Readiness readiness) {
        if (readiness instanceof Readiness.Settling settling) {
            return settling.what();
        }
        return readiness instanceof Readiness.Broken broken ? broken.why() : "Ready";
    }

    /** AWS's word for how it is. */
    String what() {
        return what;
    }

    /** How long was waited; null when waiting would not have helped. */
    @Nullable
    Duration deadline() {
        return deadline;
    }
}
