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
        /** The call never reaches AWS, and nobody knows. */
        UNREACHED,
        /** The call takes effect, and its answer is lost. */
        LOST,
        KILLED_BEFORE_CALL,
        KILLED_AFTER_CALL,
        /** The disk is full from then on. */
        UNWRITABLE,
        KILLED_BEFORE_WRITE,
        KILLED_AFTER_WRITE;

        boolean strikesWrites() {
            return this == UNWRITABLE || this == KILLED_BEFORE_WRITE || this == KILLED_AFTER_WRITE;
        }
    }

    /** A run in which all goes well. */
    public static Fault none() {
        return new Fault(Kind.REFUSED, Integer.MAX_VALUE);
    }
}
