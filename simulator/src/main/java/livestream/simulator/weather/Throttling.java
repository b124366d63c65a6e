package livestream.simulator.weather;

import java.util.Map;
import livestream.simulator.http.ServiceError;

/**
 * How each service says that it is asked too often.
 *
 * <p>Source: the error pages of the API references; CloudFront's is in no model, only in reports of its users. UNKNOWN: what
 * MediaStore says; here it is what the services with the same protocol say.
 */
final class Throttling {

    private static final ServiceError RATE_EXCEEDED = new ServiceError(400, "ThrottlingException", "Rate exceeded");
    private static final ServiceError QUERY = new ServiceError(400, "Throttling", "Rate exceeded");

    private static final Map<String, ServiceError> BY_SERVICE = Map.of(
            "cloudfront",
            QUERY,
            "iam",
            QUERY,
            "sts",
            QUERY,
            "mediapackage",
            new ServiceError(429, "TooManyRequestsException", "Too many requests, please try again."),
            "s3",
            new ServiceError(503, "SlowDown", "Please reduce your request rate."),
            "kms",
            new ServiceError(
                    400,
                    "ThrottlingException",
                    "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."));

    private Throttling() {}

    /** The refusal of a service. */
    static ServiceError of(String service) {
        return BY_SERVICE.getOrDefault(service, RATE_EXCEEDED);
    }
}
