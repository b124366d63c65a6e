package livestream.engine;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown by a {@link ResourceType} when AWS, or the way to it, refused a call. */
public final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of no it is, from which follows what may help. */
    public enum ErrorKind {
        /** No, and it will be no again. */
        REJECTED,
        /** Too many calls at once; the same call will be taken later. */
        THROTTLED,
        /** AWS works on another change of the same thing, and says to try again; the call had no effect. */
        BUSY,
        /** No answer, or one that does not tell: nobody knows whether the call took effect. */
        UNKNOWN,
        /** A create of several calls of which the first took effect: the thing is there, and not all of it was taken. */
        PARTIAL,
        /** It is not what it was when it was read for this change. */
        CHANGED,
        /** The name, id or token of what should be made is taken. */
        EXISTS,
        /** What the call names is not there. */
        NOT_FOUND,
        /** Something that exists refers to it. */
        IN_USE,
        /** No call was made, for it would have erased what nobody asked to erase; the message names that. */
        UNSAFE_OVERWRITE,
        /** What the call refers to is there, but AWS cannot work with it; new roles are like that for a while. */
        NOT_USABLE_YET
    }

    private final ErrorKind kind;
    private final String code;
    private final @Nullable String request;
    private final int attempts;
    private final @Nullable String advice;
    private final @Nullable Duration tried;
    private final @Nullable String existing;

    /**
     * @param code AWS's error code, as in {@code CachePolicyInUse}; a speaking word when AWS was not reached
     * @param message AWS's message; must hold no secret
     */
    public ProviderException(ErrorKind kind, String code, String message, Throwable cause) {
        this(kind, code, message, null, 1, null, null, null, cause);
    }

    private ProviderException(
            ErrorKind kind,
            String code,
            String message,
            @Nullable String request,
            int attempts,
            @Nullable String advice,
            @Nullable Duration tried,
            @Nullable String existing,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
        this.request = request;
        this.attempts = attempts;
        this.advice = advice;
        this.tried = tried;
        this.existing = existing;
    }

    /** AWS answered a read with the absence of what it has just made. */
    public static ProviderException notVisibleYet() {
        return new ProviderException(
                ErrorKind.NOT_FOUND,
                "NotVisibleYet",
                "AWS made it moments ago and does not show it",
                null,
                1,
                null,
                null,
                null,
                null);
    }

    /** The same with AWS's request id, for its support; null when there was no answer. */
    public ProviderException request(@Nullable String id) {
        return new ProviderException(kind, code, message(), id, attempts, advice, tried, existing, this);
    }

    /** The same after so many attempts, of which this answers the last: an earlier one may have taken effect. */
    public ProviderException attempts(int made) {
        return new ProviderException(kind, code, message(), request, made, advice, tried, existing, this);
    }

    /** The same after so many attempts in so long a time, none of which had an effect. */
    public ProviderException tried(int times, Duration within) {
        return new ProviderException(kind, code, message(), request, times, advice, within, existing, this);
    }

    /** The same with what to do about it, where that is known better than "apply again". */
    public ProviderException advice(@Nullable String known) {
        return new ProviderException(kind, code, message(), request, attempts, known, tried, existing, this);
    }

    /** The same with the id of what exists already, where AWS said it beside its no. */
    public ProviderException existing(String id) {
        return new ProviderException(kind, code, message(), request, attempts, advice, tried, id, this);
    }

    /** The same with another message, and without what was said before: that may hold a secret. */
    public ProviderException instead(String message) {
        return new ProviderException(kind, code, message, request, attempts, advice, tried, existing, null);
    }

    public ErrorKind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** How often the call went out before this was the answer. */
    public int attempts() {
        return attempts;
    }

    /** For how long it was tried; null when it was not tried again. */
    public @Nullable Duration tried() {
        return tried;
    }

    /** Whether AWS said no, so that nothing can have come of the call. */
    public boolean answered() {
        return kind != ErrorKind.UNKNOWN && kind != ErrorKind.PARTIAL;
    }

    /** What to do about it; null when nothing special is known. */
    public @Nullable String advice() {
        return advice;
    }

    /** The id of what exists already; empty when AWS did not say it, and one has to look for it. */
    public Optional<String> existing() {
        return Optional.ofNullable(existing);
    }

    /** The error in one line, as in {@code NoSuchOrigin: One or more ... (request 5f1c)}. */
    public String words() {
        return code + ": " + getMessage() + (request == null ? "" : " (request " + request + ")");
    }

    private String message() {
        return String.valueOf(getMessage());
    }
}
