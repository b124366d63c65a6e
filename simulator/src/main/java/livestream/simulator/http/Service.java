package livestream.simulator.http;

/** One pretended AWS service. */
public interface Service {

    /** The name that callers sign for, as in the credential scope. */
    String signingName();

    /**
     * Whether a request that nobody signed is for this service and may be answered, because whom it asks for says what
     * everybody may do.
     */
    default boolean takesUnsigned(Request request) {
        return false;
    }

    /** Finds the operation that a request asks for. Throws a {@link Refusal} when there is none. */
    Operation find(Request request);

    /** Writes a refusal as this service does. */
    Answer refuse(Refusal refusal, String requestId);
}
