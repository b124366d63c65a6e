package livestream.providers.aws;

import java.time.Duration;

/**
 * How often an operation was sent to AWS.
 *
 * @param service as AWS's SDK calls it, as in {@code MediaPackage}
 * @param calls how often it was sent, repetitions included
 * @param total how long all of these took together, until their answers began
 */
public record CallCount(String service, String operation, int calls, Duration total) {

    /** One call more. */
    CallCount plus(CallCount other) {
        return new CallCount(service, operation, calls + other.calls, total.plus(other.total));
    }
}
