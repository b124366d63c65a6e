package livestream.engine.fake;

/**
 * What goes wrong in a run, and when.
 *
 * @param nth at the how-manieth call or write of the kind that it strikes, counted from 1
 */
public record Fault(Kind kind, int nth) {

    /** What goes wrong. */
    public enum Kind {
        /** AWS says no. */
        REFUSED,
        /** AWS takes neither this call nor the two after it. */
        THROTTLED,
        /** The call never reaches AWS, and nobody knows. */
        UNREACHED,
        /** The call takes effect, and its answer is lost. */
        LOST,
        /** The call takes effect, its answer is lost, and the provider makes it again by itself. */
        LOST_AND_REPEATED,
        /** Neither this call nor any question or call after it reaches AWS. */
        CUT_OFF_BEFORE,
        /** The call takes effect, and from then on nothing is heard of AWS. */
        CUT_OFF_AFTER,
        /** AWS says of this call and the next that what it refers to is not there. */
        PARENT_NOT_FOUND,
        /** Somebody else changes the thing right before, which AWS notices. */
        CHANGED_MEANWHILE,
        KILLED_BEFORE_CALL,
        KILLED_AFTER_CALL,
        /** The disk is full from then on. */
        UNWRITABLE,
        /** Somebody else has the state from then on. */
        LOCK_LOST,
        KILLED_BEFORE_WRITE,
        KILLED_AFTER_WRITE;

        boolean strikesWrites() {
            return this == UNWRITABLE || this == LOCK_LOST || this == KILLED_BEFORE_WRITE || this == KILLED_AFTER_WRITE;
        }
    }

    /** A run in which all goes well. */
    public static Fault none() {
        return new Fault(Kind.REFUSED, Integer.MAX_VALUE);
    }
}
