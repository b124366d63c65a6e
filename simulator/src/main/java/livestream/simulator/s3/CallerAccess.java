package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import livestream.simulator.http.CredentialScope;
import livestream.simulator.http.Request;
import livestream.simulator.http.ServiceError;
import livestream.simulator.policy.AnonymousAccess;
import livestream.simulator.store.Table;

/**
 * Who asks: whoever signed may do everything, and everybody else what the policy of the bucket lets them do with its objects.
 *
 * <p>Source: S3 user guide, "Blocking public access" and "Actions, resources, and condition keys for Amazon S3". Nobody else
 * than the owner does anything here with settings, uploads in parts and copies, whatever a policy says.
 */
final class CallerAccess {

    /** The region of a caller who has named none; the bucket's own is as good. */
    static final String ANY_REGION = "";

    /** Regions that were there before signatures of version 4, and still take those of version 2. */
    private static final Set<String> OLD_REGIONS = Set.of(
            "us-east-1",
            "us-west-1",
            "us-west-2",
            "eu-west-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "sa-east-1");

    /** What may be done without a signature, and the action that must be allowed for it. */
    private static final Map<String, String> ACTIONS = Map.of(
            "HeadBucket", "s3:ListBucket",
            "ListObjects", "s3:ListBucket",
            "ListObjectsV2", "s3:ListBucket",
            "GetObject", "s3:GetObject",
            "HeadObject", "s3:GetObject",
            "PutObject", "s3:PutObject",
            "DeleteObject", "s3:DeleteObject",
            "GetObjectTagging", "s3:GetObjectTagging",
            "PutObjectTagging", "s3:PutObjectTagging",
            "DeleteObjectTagging", "s3:DeleteObjectTagging");

    private final Table buckets;
    private final Table ofOthers;

    /** Callers of the buckets on a table, and of those of other accounts. */
    CallerAccess(Table buckets, Table ofOthers) {
        this.buckets = buckets;
        this.ofOthers = ofOthers;
    }

    /** Refuses a request that its caller may not make. */
    void check(Request request, String operation) {
        ofOthers.get(request.variables().getOrDefault("Bucket", "")).ifPresent(bucket -> {
            throw operation.equals("CreateBucket")
                    ? S3Errors.bucketAlreadyExists()
                    : S3Errors.accessDenied(bucket.path("Region").asText());
        });
        if (request.credentialScope().equals(CredentialScope.NONE)) {
            boolean ofBucket = request.variables().containsKey("Bucket");
            if (!ofBucket || !mayAnybody(bucket(request), request, operation)) {
                throw S3Errors.accessDenied();
            }
        } else if (request.region().equals(ANY_REGION)) {
            buckets.get(request.variables().getOrDefault("Bucket", "")).ifPresent(bucket -> {
                if (!OLD_REGIONS.contains(bucket.path("Region").asText())) {
                    throw unsupported();
                }
            });
        }
    }

    /** Refuses a request that says in its header who signed it, in words that are not understood. */
    static void checkScheme(Request request) {
        String authorization = request.header("authorization");
        if (authorization != null && !request.isSigned()) {
            throw authorization.startsWith("AWS4-")
                    ? new ServiceError(400, "AuthorizationHeaderMalformed", "The authorization header is malformed.")
                    : unsupported();
        }
    }

    /** The refusal of an object that is not there, which only those hear that may list the bucket. */
    ServiceError missing(Request request) {
        String key = request.variable("Key");
        boolean mayKnow = !request.credentialScope().equals(CredentialScope.NONE)
                || mayAnybody(bucket(request), request, "HeadBucket");
        return mayKnow ? S3Errors.noSuchKey(key) : S3Errors.accessDenied();
    }

    private ObjectNode bucket(Request request) {
        String name = request.variable("Bucket");
        return buckets.get(name).orElseThrow(() -> S3Errors.noSuchBucket(name));
    }

    private static boolean mayAnybody(ObjectNode bucket, Request request, String operation) {
        String action = ACTIONS.get(operation);
        if (action == null || !bucket.has(BucketPolicies.POLICY)) {
            return false;
        }
        JsonNode policy = PolicyRules.parse(bucket.path(BucketPolicies.POLICY).asText());
        boolean restricted = bucket.path(BucketSettings.PUBLIC_ACCESS_BLOCK)
                .path("RestrictPublicBuckets")
                .asBoolean();
        String arn = "arn:aws:s3:::" + bucket.path("Name").asText();
        boolean onBucket = action.equals("s3:ListBucket");
        return !(restricted && PolicyRules.isPublic(policy))
                && new AnonymousAccess(
                                action.toLowerCase(Locale.ROOT),
                                onBucket ? arn : arn + "/" + request.variable("Key"),
                                context(request))
                        .may(PolicyRules.statements(policy));
    }

    private static Map<String, String> context(Request request) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("aws:securetransport", String.valueOf("https".equals(request.header("x-forwarded-proto"))));
        for (Map.Entry<String, String> header :
                Map.of("aws:referer", "referer", "aws:useragent", "user-agent").entrySet()) {
            String given = request.header(header.getValue());
            context.put(header.getKey(), given == null ? "" : given);
        }
        for (String parameter : List.of("prefix", "delimiter", "max-keys")) {
            String given = request.parameter(parameter);
            context.put("s3:" + parameter, given == null ? "" : given);
        }
        return context;
    }

    private static ServiceError unsupported() {
        return S3Errors.request(
                "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
    }
}
