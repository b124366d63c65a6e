package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Refusal;
import livestream.simulator.http.Request;

/** The settings of a bucket that are one XML document each, put and read and taken away as a whole. */
final class BucketSettings {

    /** Whose the objects of a bucket are. */
    static final List<String> OWNERSHIPS = List.of("BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced");

    /** The setting that keeps buckets from the public; {@link BucketPolicies} looks at it as well. */
    static final String PUBLIC_ACCESS_BLOCK = "PublicAccessBlock";

    private static final String OWNERSHIP_CONTROLS = "OwnershipControls";
    private static final String ENCRYPTION = "Encryption";

    private final Buckets buckets;
    private final S3 s3;

    BucketSettings(Buckets buckets, S3 s3) {
        this.buckets = buckets;
        this.s3 = s3;
    }

    /**
     * One setting.
     *
     * @param name the member of the bucket that holds it
     * @param parameter the query parameter that asks for it
     * @param operation what its operations are called after Put, Get and Delete
     * @param root the root element of its document
     * @param putStatus the status of a put that is accepted
     * @param missing what is refused when there is none
     */
    private record Setting(
            String name, String parameter, String operation, String root, int putStatus, Refusal missing) {}

    /** The settings that a new bucket has. */
    static void begin(ObjectNode bucket, String ownership) {
        bucket.putObject(PUBLIC_ACCESS_BLOCK)
                .put("BlockPublicAcls", true)
                .put("IgnorePublicAcls", true)
                .put("BlockPublicPolicy", true)
                .put("RestrictPublicBuckets", true);
        bucket.putObject(OWNERSHIP_CONTROLS).putArray("Rule").addObject().put("ObjectOwnership", ownership);
        bucket.putObject(ENCRYPTION)
                .putArray("Rule")
                .addObject()
                .put("BucketKeyEnabled", false)
                .putObject("ApplyServerSideEncryptionByDefault")
                .put("SSEAlgorithm", "AES256");
    }

    /** Whom objects belong to; without controls, as an ACL of theirs says. */
    static String ownership(ObjectNode bucket) {
        return bucket.path(OWNERSHIP_CONTROLS)
                .path("Rule")
                .path(0)
                .path("ObjectOwnership")
                .asText("ObjectWriter");
    }

    /** Adds the operations. */
    void register() {
        Setting block = setting(
                PUBLIC_ACCESS_BLOCK,
                "publicAccessBlock",
                "PublicAccessBlock",
                "PublicAccessBlockConfiguration",
                200,
                "NoSuchPublicAccessBlockConfiguration",
                "The public access block configuration was not found");
        put(block, BucketSettings::fillFlags, false);
        delete(block);
        Setting cors = setting(
                "Cors",
                "cors",
                "BucketCors",
                "CORSConfiguration",
                200,
                "NoSuchCORSConfiguration",
                "The CORS configuration does not exist");
        put(cors, CorsRules::check, true);
        delete(cors);
        Setting lifecycle = setting(
                "Lifecycle",
                "lifecycle",
                "BucketLifecycleConfiguration",
                "LifecycleConfiguration",
                200,
                "NoSuchLifecycleConfiguration",
                "The lifecycle configuration does not exist");
        put(lifecycle, LifecycleRules::check, true);
        s3.on("DELETE", "/{Bucket}?lifecycle", "DeleteBucketLifecycle", request -> remove(lifecycle, request));
        Setting tagging = setting(
                "Tagging", "tagging", "BucketTagging", "Tagging", 204, "NoSuchTagSet", "The TagSet does not exist");
        put(tagging, tags -> TagRules.checked(tags.path("TagSet")), true);
        delete(tagging);
        Setting ownership = setting(
                OWNERSHIP_CONTROLS,
                "ownershipControls",
                "BucketOwnershipControls",
                OWNERSHIP_CONTROLS,
                200,
                "OwnershipControlsNotFoundError",
                "The bucket ownership controls were not found");
        put(ownership, controls -> one(controls.withArrayProperty("Rule")), false);
        Setting encryption = setting(
                ENCRYPTION,
                "encryption",
                "BucketEncryption",
                "ServerSideEncryptionConfiguration",
                200,
                "ServerSideEncryptionConfigurationNotFoundError",
                "The server side encryption configuration was not found");
        put(encryption, BucketSettings::onlyS3Keys, false);
    }

    private Setting setting(
            String name, String parameter, String operation, String root, int status, String code, String text) {
        Setting setting = new Setting(name, parameter, operation, root, status, new Refusal(404, code, text));
        s3.on("GET", "/{Bucket}?" + parameter, "Get" + operation, request -> {
            ObjectNode bucket = buckets.existing(request);
            if (bucket.get(name) instanceof ObjectNode tree) {
                return s3.answer(root, tree);
            }
            throw setting.missing();
        });
        return setting;
    }

    /** UNKNOWN whether S3 insists on a digest for settings that came after 2018; only the old ones are documented to. */
    private void put(Setting setting, Consumer<ObjectNode> check, boolean insistsOnDigest) {
        s3.on("PUT", "/{Bucket}?" + setting.parameter(), "Put" + setting.operation(), request -> {
            ObjectNode bucket = buckets.existing(request);
            if (Digests.checked(request).isEmpty() && insistsOnDigest && !Digests.hasMd5(request)) {
                throw new Refusal(
                        400,
                        "InvalidRequest",
                        "Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
            }
            ObjectNode tree = s3.read(request, setting.root());
            check.accept(tree);
            bucket.set(setting.name(), tree);
            buckets.keep(bucket);
            return Answer.empty(setting.putStatus());
        });
    }

    private void delete(Setting setting) {
        s3.on(
                "DELETE",
                "/{Bucket}?" + setting.parameter(),
                "Delete" + setting.operation(),
                request -> remove(setting, request));
    }

    private Answer remove(Setting setting, Request request) {
        ObjectNode bucket = buckets.existing(request);
        bucket.remove(setting.name());
        buckets.keep(bucket);
        return Answer.empty(204);
    }

    private static void fillFlags(ObjectNode block) {
        for (String flag :
                List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")) {
            block.put(flag, block.path(flag).asBoolean());
        }
    }

    private static void one(ArrayNode rules) {
        if (rules.size() != 1) {
            throw S3.malformed("there must be one rule");
        }
    }

    private static void onlyS3Keys(ObjectNode configuration) {
        ArrayNode rules = configuration.withArrayProperty("Rule");
        one(rules);
        if (!rules.path(0)
                .at("/ApplyServerSideEncryptionByDefault/SSEAlgorithm")
                .asText()
                .equals("AES256")) {
            throw S3.notImplemented("encryption other than AES256");
        }
    }
}
