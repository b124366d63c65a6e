package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import livestream.simulator.s3.BucketOwnership;

/**
 * What CloudFront takes as the place of its standard logs (legacy). The bucket must take ACLs, which new buckets do not since
 * April 2023. Source: CloudFront developer guide, "Configure standard logging (legacy)". UNKNOWN: what it says of a bucket of
 * another account, so that one counts as missing.
 */
final class LogRules {
    private static final String HOST = ".s3.amazonaws.com";

    private final BucketOwnership ownership;

    LogRules(BucketOwnership ownership) {
        this.ownership = ownership;
    }

    void check(JsonNode logging) {
        String bucket = QuantityLists.text(logging, "Bucket");
        boolean enabled = logging.path("Enabled").asBoolean();
        if (enabled && bucket.isEmpty()) {
            throw Errors.invalid("The parameter Logging Bucket is required when logging is enabled.");
        }
        if (!bucket.isEmpty() && !bucket.endsWith(HOST)) {
            throw Errors.invalid("The parameter Logging Bucket does not refer to a valid S3 bucket.");
        }
        if (QuantityLists.text(logging, "Prefix").length() > 256) {
            throw Errors.invalid("The parameter Logging Prefix is too long.");
        }
        if (enabled) {
            checkBucket(bucket);
        }
    }

    private void checkBucket(String host) {
        String owner = ownership
                .of(host.substring(0, host.length() - HOST.length()))
                .orElseThrow(() ->
                        Errors.invalid("The S3 bucket that you specified for CloudFront logs doesn't exist: " + host));
        if (owner.equals("BucketOwnerEnforced")) {
            throw Errors.invalid(
                    "The S3 bucket that you specified for CloudFront logs does not enable ACL access: " + host);
        }
    }
}
