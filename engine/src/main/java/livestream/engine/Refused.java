package livestream.engine;

import org.jspecify.annotations.Nullable;

/** Thrown by a {@link ResourceType} when AWS, or the way to it, refused a call. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String request;
    private final boolean answered;
    private final @Nullable String advice;

    /**
     * @param code AWS's error code, as in {@code CachePolicyInUse}; a speaking word when AWS was not reached
     * @param message AWS's message; must hold no secret
     * @param request AWS's request id, for its support; null when there was no answer
     * @param answered whether AWS said no; otherwise nobody knows whether the call took effect
     */
    public Refused(String code, String message, @Nullable String request, boolean answered, Throwable cause) {
        this(code, message, request, answered, null, cause);
    }

    /**
     * @param advice what to do about it, where that is known better than "apply again"; null otherwise
     */
    public Refused(
            String code,
            String message,
            @Nullable String request,
            boolean answered,
            @Nullable String advice,
            Throwable cause) {
        super(message, cause);
        this.advice = advice;
        this.code = code;
        this.request = request;
        this.answered = answered;
    }

    public String code() {
        return code;
    }

    /** Whether AWS said no, so that nothing can have come of the call. */
    public boolean answered() {
        return answered;
    }

    /** What to do about it; null when nothing special is known. */
    public @Nullable String advice() {
        return advice;
    }

    /** The error in one line, as in {@code NoSuchOrigin: One or more ... (request 5f1c)}. */
    public String words() {
        return code + ": " + getMessage() + (request == null ? "" : " (request " + request + ")");
    }
}
