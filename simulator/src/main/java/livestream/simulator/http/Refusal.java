package livestream.simulator.http;

import java.util.Map;

/** A refusal in AWS's words: code, HTTP status and message; how it is written is the service's affair. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    /** A refusal with AWS's code and HTTP status. */
    public Refusal(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** A refusal whose headers tell more, such as where to ask instead. */
    public Refusal(int status, String code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** AWS's error code. */
    public String code() {
        return code;
    }

    /** Headers that its answer carries. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The message, never absent. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
