package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;
import livestream.simulator.iam.KnownPrincipals;

/** The policy of a bucket: kept as written; one that lets the public in is refused where that is blocked. */
final class BucketPolicies {

    /** The member of a bucket that holds it. */
    static final String POLICY = "Policy";

    private final Buckets buckets;
    private final KnownPrincipals principals;
    private final S3 s3;

    BucketPolicies(Buckets buckets, KnownPrincipals principals, S3 s3) {
        this.buckets = buckets;
        this.principals = principals;
        this.s3 = s3;
    }

    /** Adds the operations. */
    void register() {
        s3.on("PUT", "/{Bucket}?policy", "PutBucketPolicy", this::put);
        s3.on("GET", "/{Bucket}?policy", "GetBucketPolicy", this::get);
        s3.on("DELETE", "/{Bucket}?policy", "DeleteBucketPolicy", this::delete);
    }

    private Response put(Request request) {
        ObjectNode bucket = buckets.existing(request);
        BodyDigests.checked(request);
        JsonNode policy = PolicyRules.check(request.text(), bucket.path("Name").asText(), principals);
        boolean blocked = bucket.path(BucketSettings.PUBLIC_ACCESS_BLOCK)
                .path("BlockPublicPolicy")
                .asBoolean();
        if (blocked && PolicyRules.isPublic(policy)) {
            throw new ServiceError(
                    403,
                    "AccessDenied",
                    "User is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::"
                            + bucket.path("Name").asText()
                            + "\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public"
                            + " Access.");
        }
        buckets.keep(bucket.put(POLICY, request.text()));
        return Response.empty(204);
    }

    private Response get(Request request) {
        ObjectNode bucket = buckets.existing(request);
        if (!bucket.has(POLICY)) {
            throw new ServiceError(404, "NoSuchBucketPolicy", "The bucket policy does not exist")
                    .with("BucketName", bucket.path("Name").asText());
        }
        return Response.json(200, bucket.path(POLICY).asText());
    }

    private Response delete(Request request) {
        ObjectNode bucket = buckets.existing(request);
        bucket.remove(POLICY);
        buckets.keep(bucket);
        return Response.empty(204);
    }
}
