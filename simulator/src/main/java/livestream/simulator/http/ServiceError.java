package livestream.simulator.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal in AWS's words: code, HTTP status and message; how it is written is the service's affair. */
public final class ServiceError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;
    private final transient Map<String, String> members;

    /** A refusal with AWS's code and HTTP status. */
    public ServiceError(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** A refusal whose headers tell more, such as where to ask instead. */
    public ServiceError(int status, String code, String message, Map<String, String> headers) {
        this(status, code, message, headers, Map.of());
    }

    private ServiceError(
            int status, String code, String message, Map<String, String> headers, Map<String, String> members) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
        this.members = members;
    }

    /** The same refusal with one more member beside code and message, for services that write such. */
    public ServiceError with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new ServiceError(status, code, text(), headers, more);
    }

    /** The refusal of services that answer nobody who did not sign. */
    public static ServiceError missingToken() {
        return new ServiceError(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
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

    /** What its body tells beside code and message, in order. */
    public Map<String, String> members() {
        return Collections.unmodifiableMap(members);
    }

    /** The message, never absent. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
