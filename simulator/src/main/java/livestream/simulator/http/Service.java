package livestream.simulator.http;

/** One simulated AWS service. */
public interface Service {

    /** The name that callers sign for, as in the credential scope. */
    String signingName();

    /**
     * Whether a request that carries no signature in its header is for this service, which then answers or refuses it in its
     * own words.
     */
    default boolean takesUnsigned(Request request) {
        return false;
    }

    /** Whether it answers a request whose signature is in the query. */
    default boolean takesPresigned() {
        return false;
    }

    /** Finds the operation that a request asks for. Throws a {@link ServiceError} when there is none. */
    Operation find(Request request);

    /** Writes a refusal as this service does. */
    Response refuse(ServiceError serviceError, String requestId);

    /** The answer with the id of its request, where this service tells it. */
    default Response identified(Response response, String requestId) {
        return response.with("x-amzn-RequestId", requestId);
    }
}
