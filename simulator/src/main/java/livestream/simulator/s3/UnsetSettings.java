package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;

/**
 * What every bucket says of a setting that cannot be made here: what S3 says of a bucket without it. Tools that manage
 * buckets, such as Terraform, read all of them. Source: S3 API reference; texts as callers have reported them.
 */
final class UnsetSettings {

    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private final Buckets buckets;
    private final S3 s3;

    UnsetSettings(Buckets buckets, S3 s3) {
        this.buckets = buckets;
        this.s3 = s3;
    }

    /** Adds the operations. */
    void register() {
        says("versioning", "GetBucketVersioning", "<VersioningConfiguration" + NAMESPACE + "/>");
        says("accelerate", "GetBucketAccelerateConfiguration", "<AccelerateConfiguration" + NAMESPACE + "/>");
        says("logging", "GetBucketLogging", "<BucketLoggingStatus" + NAMESPACE + "/>");
        says(
                "requestPayment",
                "GetBucketRequestPayment",
                "<RequestPaymentConfiguration" + NAMESPACE
                        + "><Payer>BucketOwner</Payer></RequestPaymentConfiguration>");
        lacks(
                "website",
                "GetBucketWebsite",
                "NoSuchWebsiteConfiguration",
                "The specified bucket does not have a website configuration");
        lacks(
                "replication",
                "GetBucketReplication",
                "ReplicationConfigurationNotFoundError",
                "The replication configuration was not found");
        lacks(
                "object-lock",
                "GetObjectLockConfiguration",
                "ObjectLockConfigurationNotFoundError",
                "Object Lock configuration does not exist for this bucket");
    }

    private void says(String parameter, String operation, String document) {
        Response response = S3.xml(200, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document);
        s3.on("GET", "/{Bucket}?" + parameter, operation, request -> {
            buckets.existing(request);
            return response;
        });
    }

    private void lacks(String parameter, String operation, String code, String text) {
        s3.on("GET", "/{Bucket}?" + parameter, operation, request -> {
            ObjectNode bucket = buckets.existing(request);
            throw new ServiceError(404, code, text)
                    .with("BucketName", bucket.path("Name").asText());
        });
    }
}
