package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;

/** The settings of a bucket that are one XML document each, put and read and taken away as a whole. */
final class BucketSettings {

    /** Whose the objects of a bucket are. */
    static final List<String> OWNERSHIPS = List.of("BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced");

    /** The setting that keeps buckets from the public; {@link BucketPolicies} looks at it as well. */
    static final String PUBLIC_ACCESS_BLOCK = "PublicAccessBlock";

    private static final String OWNERSHIP_CONTROLS = "OwnershipControls";

    /** The rule by which new objects are encrypted, and of an object how it is. */
    static final String ENCRYPTION = "Encryption";

    /** The setting that says when objects expire. */
    static final String LIFECYCLE = "Lifecycle";

    private static final String SMALLEST = "x-amz-transition-default-minimum-object-size";
    private static final List<String> SMALLESTS = List.of("all_storage_classes_128K", "varies_by_storage_class");

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
     * @param extra headers of its requests that are kept, and told with it
     */
    private record Setting(
            String name,
            String parameter,
            String operation,
            String root,
            int putStatus,
            ServiceError missing,
            Map<String, List<String>> extra) {}

    /** The settings that a new bucket has. */
    static void begin(ObjectNode bucket, String ownership) {
        bucket.putObject(PUBLIC_ACCESS_BLOCK)
                .put("BlockPublicAcls", true)
                .put("IgnorePublicAcls", true)
                .put("BlockPublicPolicy", true)
                .put("RestrictPublicBuckets", true);
        bucket.putObject(OWNERSHIP_CONTROLS).putArray("Rule").addObject().put("ObjectOwnership", ownership);
        bucket.set(ENCRYPTION, Encryption.usual());
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
        lifecycle();
        Setting tagging = setting(
                "Tagging", "tagging", "BucketTagging", "Tagging", 204, "NoSuchTagSet", "The TagSet does not exist");
        put(tagging, tags -> TagRules.ofBucket(tags.path("TagSet")), true);
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
        delete(ownership);
        encryption();
    }

    private void lifecycle() {
        Setting lifecycle = new Setting(
                LIFECYCLE,
                "lifecycle",
                "BucketLifecycleConfiguration",
                "LifecycleConfiguration",
                200,
                new ServiceError(404, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
                Map.of(SMALLEST, SMALLESTS));
        get(lifecycle);
        put(lifecycle, LifecycleRules::check, true);
        s3.on("DELETE", "/{Bucket}?lifecycle", "DeleteBucketLifecycle", request -> remove(lifecycle, request));
    }

    /** A bucket is never without: what is taken away becomes as it was at first. */
    private void encryption() {
        Setting encryption = setting(
                ENCRYPTION,
                "encryption",
                "BucketEncryption",
                "ServerSideEncryptionConfiguration",
                200,
                "ServerSideEncryptionConfigurationNotFoundError",
                "The server side encryption configuration was not found");
        put(encryption, Encryption::check, false);
        s3.on("DELETE", "/{Bucket}?encryption", "DeleteBucketEncryption", request -> {
            ObjectNode bucket = buckets.existing(request);
            bucket.set(ENCRYPTION, Encryption.usual());
            buckets.keep(bucket);
            return Response.empty(204);
        });
    }

    private Setting setting(
            String name, String parameter, String operation, String root, int status, String code, String text) {
        Setting setting =
                new Setting(name, parameter, operation, root, status, new ServiceError(404, code, text), Map.of());
        get(setting);
        return setting;
    }

    private void get(Setting setting) {
        s3.on("GET", "/{Bucket}?" + setting.parameter(), "Get" + setting.operation(), request -> {
            ObjectNode bucket = buckets.existing(request);
            if (bucket.get(setting.name()) instanceof ObjectNode tree) {
                return told(s3.answer(setting.root(), tree), setting, bucket);
            }
            throw setting.missing().with("BucketName", bucket.path("Name").asText());
        });
    }

    /** UNKNOWN whether S3 insists on a digest for settings that came after 2018; only the old ones are documented to. */
    private void put(Setting setting, Consumer<ObjectNode> check, boolean insistsOnDigest) {
        s3.on("PUT", "/{Bucket}?" + setting.parameter(), "Put" + setting.operation(), request -> {
            ObjectNode bucket = buckets.existing(request);
            if (insistsOnDigest) {
                BodyDigests.insisted(request);
            } else {
                BodyDigests.checked(request);
            }
            ObjectNode tree = s3.read(request, setting.root());
            check.accept(tree);
            bucket.set(setting.name(), tree);
            setting.extra().forEach((header, words) -> bucket.put(header, extra(request, header, words)));
            buckets.keep(bucket);
            return told(Response.empty(setting.putStatus()), setting, bucket);
        });
    }

    /** One of a few words; the first when the caller does not say, as S3 has it. */
    private static String extra(Request request, String header, List<String> words) {
        String given = request.header(header);
        if (given != null && !words.contains(given)) {
            throw S3Errors.invalid("Invalid " + header + " header", header, given);
        }
        return given == null ? words.get(0) : given;
    }

    private static Response told(Response response, Setting setting, ObjectNode bucket) {
        Response told = response;
        for (Map.Entry<String, List<String>> extra : setting.extra().entrySet()) {
            told = told.with(
                    extra.getKey(),
                    bucket.path(extra.getKey()).asText(extra.getValue().get(0)));
        }
        return told;
    }

    private void delete(Setting setting) {
        s3.on(
                "DELETE",
                "/{Bucket}?" + setting.parameter(),
                "Delete" + setting.operation(),
                request -> remove(setting, request));
    }

    private Response remove(Setting setting, Request request) {
        ObjectNode bucket = buckets.existing(request);
        bucket.remove(setting.name());
        setting.extra().keySet().forEach(bucket::remove);
        buckets.keep(bucket);
        return Response.empty(204);
    }

    private static void fillFlags(ObjectNode block) {
        for (String flag :
                List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")) {
            block.put(flag, block.path(flag).asBoolean());
        }
    }

    private static void one(ArrayNode rules) {
        if (rules.size() != 1) {
            throw S3Errors.malformed();
        }
    }
}
