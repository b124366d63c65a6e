package livestream.providers.cloudfront;

import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.NoSuchCloudFrontOriginAccessIdentityException;

/** The identity by which CloudFront signed its requests to a bucket before there were access controls; an override may name one. */
public final class OriginAccessIdentity {
    /** What stands before the id where an origin names one (CloudFront API reference, S3OriginConfig). */
    public static final String PATH = "origin-access-identity/cloudfront/";

    private OriginAccessIdentity() {}

    /** Whether the account has the one of this id. */
    public static boolean isThere(CloudFrontClient client, String id) {
        try {
            client.getCloudFrontOriginAccessIdentity(request -> request.id(id));
            return true;
        } catch (NoSuchCloudFrontOriginAccessIdentityException none) {
            return false;
        }
    }
}
