package livestream.simulator.http;

/** One pretended AWS service. */
public interface Service {

    /** The name that callers sign for, as in the credential scope. */
    String signingName();

    /** Finds the operation that a request asks for. Throws a {@link Refusal} when there is none. */
    Operation find(Request request);

    /** Writes a refusal as this service does. */
    Answer refuse(Refusal refusal, String requestId);
}
