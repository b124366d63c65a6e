package livestream.simulator.s3;

import java.util.Map;
import livestream.simulator.http.ServiceError;

/**
 * What S3 refuses in many places, in its words and with the members that its errors have. Source: S3 API reference, "Error
 * responses", and answers of S3 that others recorded.
 */
final class S3Errors {

    private S3Errors() {}

    /** The refusal of what the simulator does not pretend. */
    static ServiceError notImplemented(String what) {
        return new ServiceError(501, "NotImplemented", "The simulator's S3 does not implement " + what + ".");
    }

    /** The refusal of a body that does not fit the published schema; it says nowhere why. */
    static ServiceError malformed() {
        return new ServiceError(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    /** The refusal of a value. */
    static ServiceError invalid(String text) {
        return new ServiceError(400, "InvalidArgument", text);
    }

    /** The refusal of the value of a parameter or header. */
    static ServiceError invalid(String text, String name, String value) {
        return invalid(text).with("ArgumentName", name).with("ArgumentValue", value);
    }

    /** The refusal of a request whose parts do not go together. */
    static ServiceError request(String text) {
        return new ServiceError(400, "InvalidRequest", text);
    }

    static ServiceError noSuchBucket(String bucket) {
        return new ServiceError(404, "NoSuchBucket", "The specified bucket does not exist").with("BucketName", bucket);
    }

    static ServiceError noSuchKey(String key) {
        return new ServiceError(404, "NoSuchKey", "The specified key does not exist.").with("Key", key);
    }

    static ServiceError accessDenied() {
        return new ServiceError(403, "AccessDenied", "Access Denied");
    }

    /** The refusal of who has no right to a bucket, which still says where it is (S3 API Reference, HeadBucket). */
    static ServiceError accessDenied(String region) {
        return new ServiceError(403, "AccessDenied", "Access Denied", Map.of("x-amz-bucket-region", region));
    }

    /** The refusal of a name that another account has taken. */
    static ServiceError bucketAlreadyExists() {
        return new ServiceError(
                409,
                "BucketAlreadyExists",
                "The requested bucket name is not available. The bucket namespace is shared by all users of the system."
                        + " Please select a different name and try again.");
    }

    /** The refusal of a condition, which the answer names by its header. */
    static ServiceError preconditionFailed(String condition) {
        return new ServiceError(
                        412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
                .with("Condition", condition);
    }

    /** The refusal of a caller who asks in the wrong region, and where to ask. */
    static ServiceError elsewhere(String bucket, String region) {
        return new ServiceError(
                        301,
                        "PermanentRedirect",
                        "The bucket you are attempting to access must be addressed using the specified endpoint. Please"
                                + " send all future requests to this endpoint.",
                        Map.of("x-amz-bucket-region", region))
                .with("Endpoint", bucket + ".s3." + region + ".amazonaws.com")
                .with("Bucket", bucket);
    }

    /** The refusal of a condition that this S3 does not take on a write. */
    static ServiceError condition(String header) {
        return new ServiceError(
                        501, "NotImplemented", "A header you provided implies functionality that is not implemented")
                .with("Header", header)
                .with("additionalMessage", "We don't accept the provided value of " + header + " header for this API");
    }
}
