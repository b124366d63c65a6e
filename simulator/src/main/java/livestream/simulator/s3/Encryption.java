package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;
import livestream.simulator.kms.KeyUse;
import livestream.simulator.store.Ids;
import livestream.simulator.store.SimulatorContext;

/**
 * How objects are said to be encrypted: with keys of S3 (AES256) or of KMS, by what the writer asks for or else by the rule of
 * the bucket. Nothing is encrypted here, but a key that KMS would not use is refused, to writers and readers.
 *
 * <p>Source: S3 user guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)". Two layers (DSSE) and keys of the
 * caller (SSE-C) are not simulated.
 */
final class Encryption {

    private static final String HEADER = "x-amz-server-side-encryption";
    private static final String KEY = HEADER + "-aws-kms-key-id";
    private static final String BUCKET_KEY = HEADER + "-bucket-key-enabled";
    private static final String KMS = "aws:kms";

    private final Ids ids;
    private final KeyUse keys;
    private final String account;

    Encryption(SimulatorContext context) {
        this.ids = context.ids();
        this.keys = new KeyUse(context);
        this.account = context.account();
    }

    /** The rule that a new bucket has, and one whose rule was taken away. */
    static ObjectNode usual() {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration
                .putArray("Rule")
                .addObject()
                .put("BucketKeyEnabled", false)
                .putObject("ApplyServerSideEncryptionByDefault")
                .put("SSEAlgorithm", "AES256");
        return configuration;
    }

    /** Refuses a rule of a bucket that cannot be; says of a good one whether bucket keys are on. */
    static void check(ObjectNode configuration) {
        ArrayNode rules = configuration.withArrayProperty("Rule");
        if (rules.size() != 1 || !(rules.get(0) instanceof ObjectNode rule)) {
            throw S3Errors.malformed();
        }
        if (rule.has("BlockedEncryptionTypes")) {
            throw S3Errors.notImplemented("blocked encryption types");
        }
        JsonNode usual = rule.path("ApplyServerSideEncryptionByDefault");
        if (usual.isMissingNode()) {
            throw S3Errors.malformed();
        }
        String algorithm = usual.path("SSEAlgorithm").asText();
        checkOffered(algorithm);
        if (usual.has("KMSMasterKeyID") && !algorithm.equals(KMS)) {
            throw S3Errors.invalid("a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or"
                            + " aws:kms:dsse")
                    .with("ArgumentName", "ApplyServerSideEncryptionByDefault");
        }
        rule.put("BucketKeyEnabled", rule.path("BucketKeyEnabled").asBoolean());
    }

    /** How a new object is encrypted, for its tree. */
    ObjectNode of(Request request, ObjectNode bucket) {
        JsonNode rule = bucket.path(BucketSettings.ENCRYPTION).path("Rule").path(0);
        JsonNode usual = rule.path("ApplyServerSideEncryptionByDefault");
        String asked = request.header(HEADER);
        String key = request.header(KEY);
        if (asked != null && !asked.equals("AES256") && !asked.startsWith(KMS)) {
            throw S3Errors.invalid("The encryption method specified is not supported", HEADER, asked);
        }
        if (key != null && !KMS.equals(asked)) {
            throw S3Errors.invalid(
                    "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption :"
                            + " aws:kms",
                    HEADER,
                    asked == null ? "null" : asked);
        }
        String algorithm = asked == null ? usual.path("SSEAlgorithm").asText("AES256") : asked;
        checkOffered(algorithm);
        ObjectNode encryption = JsonNodeFactory.instance.objectNode().put("SSEAlgorithm", algorithm);
        if (algorithm.equals(KMS)) {
            String named =
                    key == null && asked == null ? usual.path("KMSMasterKeyID").asText(null) : key;
            String region = bucket.path("Region").asText();
            encryption.put(
                    "KMSMasterKeyID", named == null ? ownKey(region) : keys.arn(named, region, Encryption::said));
        }
        String bucketKey = request.header(BUCKET_KEY);
        boolean cheap = bucketKey == null ? rule.path("BucketKeyEnabled").asBoolean() : bucketKey.equals("true");
        return encryption.put("BucketKeyEnabled", cheap && algorithm.equals(KMS));
    }

    /** The ETag of bytes: their MD5, or something that is none where KMS holds the key. */
    String etag(ObjectNode encryption, byte[] body) {
        return isOfKms(encryption) ? ids.hex("s3 etag", "", 32) : BodyDigests.md5(body);
    }

    /** Refuses to read an object, or to go on with an upload, whose key cannot be used. */
    void checkUsable(ObjectNode object, String region) {
        JsonNode encryption = object.path(BucketSettings.ENCRYPTION);
        String key = encryption.path("KMSMasterKeyID").asText();
        if (isOfKms(encryption) && !key.equals(ownKey(region))) {
            keys.arn(key, region, Encryption::said);
        }
    }

    /** Tells how an object is encrypted; one that was written before this was kept is as all were then. */
    static Response told(Response response, JsonNode object) {
        JsonNode encryption = object.path(BucketSettings.ENCRYPTION);
        Response told = response.with(HEADER, encryption.path("SSEAlgorithm").asText("AES256"));
        if (encryption.has("KMSMasterKeyID")) {
            told = told.with(KEY, encryption.path("KMSMasterKeyID").asText());
        }
        return encryption.path("BucketKeyEnabled").asBoolean() ? told.with(BUCKET_KEY, "true") : told;
    }

    private static ServiceError said(ServiceError ofKms) {
        return new ServiceError(400, "KMS." + ofKms.code(), ofKms.text());
    }

    private static boolean isOfKms(JsonNode encryption) {
        return encryption.path("SSEAlgorithm").asText().equals(KMS);
    }

    private static void checkOffered(String algorithm) {
        if (algorithm.equals("aws:kms:dsse")) {
            throw S3Errors.notImplemented("encryption with aws:kms:dsse");
        }
    }

    /** The ARN of the key that KMS keeps for S3 in a region, which {@code alias/aws/s3} is another name for. */
    private String ownKey(String region) {
        String hex = ids.fixedHex("s3 key", region, 32);
        return "arn:aws:kms:" + region + ":" + account + ":key/" + hex.substring(0, 8) + "-" + hex.substring(8, 12)
                + "-4" + hex.substring(13, 16) + "-a" + hex.substring(17, 20) + "-" + hex.substring(20);
    }
}
