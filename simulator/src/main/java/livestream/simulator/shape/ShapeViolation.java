package livestream.simulator.shape;

/** A message that does not fit its shape; each service refuses it in its own words. */
public final class ShapeViolation extends RuntimeException {

    /** What is wrong with the message. */
    public enum Kind {
        /** Not well-formed, another root, or a member that the shape does not have. */
        MALFORMED,
        /** The items of a counted list that has none. */
        EMPTY_LIST,
        /** A required member is missing, or a list has too few members. */
        MISSING,
        /** A value of another type, or a word that is not one of an enumeration. */
        VALUE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** A misfit of a kind. */
    public ShapeViolation(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** The message, never absent. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
