package livestream.simulator.weather;

import java.util.Map;
import livestream.simulator.http.Refusal;

/**
 * How each service says that it is asked too often.
 *
 * <p>Source: the error pages of the API references; CloudFront's is in no model, only in reports of its users. UNKNOWN: what
 * MediaStore says; here it is what the services with the same protocol say.
 */
final class Throttling {

    private static final Refusal RATE_EXCEEDED = new Refusal(400, "ThrottlingException", "Rate exceeded");
    private static final Refusal QUERY = new Refusal(400, "Throttling", "Rate exceeded");

    private static final Map<String, Refusal> BY_SERVICE = Map.of(
            "cloudfront",
            QUERY,
            "iam",
            QUERY,
            "sts",
            QUERY,
            "mediapackage",
            new Refusal(429, "TooManyRequestsException", "Too many requests, please try again."),
            "s3",
            new Refusal(503, "SlowDown", "Please reduce your request rate."),
            "kms",
            new Refusal(
                    400,
                    "ThrottlingException",
                    "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."));

    private Throttling() {}

    /** The refusal of a service. */
    static Refusal of(String service) {
        return BY_SERVICE.getOrDefault(service, RATE_EXCEEDED);
    }
}
