package livestream.simulator.http;

/**
 * What was asked and how it ended.
 *
 * @param status the HTTP status, or 0 when the caller got no answer
 * @param tookEffect whether the service did what was asked, whatever the caller heard of it; of a create, whether it
 *     made anything
 */
public record CallLogEntry(CallSummary callSummary, int status, boolean tookEffect) {}
