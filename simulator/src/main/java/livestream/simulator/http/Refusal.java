package livestream.simulator.http;

/** A refusal in AWS's words: code, HTTP status and message; how it is written is the service's affair. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** A refusal with AWS's code and HTTP status. */
    public Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** AWS's error code. */
    public String code() {
        return code;
    }

    /** The message, never absent. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
