package livestream.providers.expand;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.engine.Resource;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.S3;
import livestream.schema.StorageCors;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** S3 buckets as origins: closed to everybody but the distribution. */
final class Buckets {
    private static final String BUCKET = "s3_bucket";

    /** A bucket whose policy shall let the distribution in. */
    private record Grant(String key, String bucket, Value name, Value arn, S3 s3) {}

    private final ExpansionContext context;
    private final AccessControls accessControls;
    private final Map<Value, Grant> grants = new LinkedHashMap<>();
    private final Map<Value, Set<String>> origins = new LinkedHashMap<>();

    Buckets(ExpansionContext context, AccessControls accessControls) {
        this.context = context;
        this.accessControls = accessControls;
    }

    /** A bucket as an origin; see {@link StorageOrigins#origin}. */
    OriginSpec origin(String id, @Nullable Channel channel, S3 s3, long segment) {
        String name = channel == null
                ? String.valueOf(s3.bucket())
                : context.resourceNames().bucket(channel, s3, context.existing().account());
        Address address = new Address(BUCKET, id);
        boolean managed = channel != null && s3.managed();
        if (channel != null && managed) {
            Resource resource = Resource.of(
                    address, inputs(name, address, channel, s3), s3.place().self());
            context.graph().add(s3.bucket() == null ? resource : resource.adopting());
        }
        Value called = managed ? new Value.Reference(address, "Bucket") : Value.text(name);
        Value arn = managed ? new Value.Reference(address, "Arn") : Value.text("arn:aws:s3:::" + name);
        Value domain = managed
                ? new Value.Reference(address, "Domain")
                : Value.text(
                        name + ".s3." + context.existing().bucketRegion(name, context.livestream()) + ".amazonaws.com");
        if (s3.grantAccess()) {
            origins.computeIfAbsent(called, any -> new LinkedHashSet<>()).add(id);
            grants.putIfAbsent(called, new Grant(id, name, called, arn, s3));
        }
        Value control = accessControls.of("s3", s3.place().self());
        return new OriginSpec(id, domain.toString(), domain, Value.text(s3.path()), null, List.of(), control, segment);
    }

    private Value.Fields inputs(String name, Address address, Channel channel, S3 s3) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put("Bucket", Value.text(name));
        inputs.put(
                "PublicAccessBlock",
                Value.fields(
                        "BlockPublicAcls", true,
                        "IgnorePublicAcls", true,
                        "BlockPublicPolicy", true,
                        "RestrictPublicBuckets", true));
        StorageCors cors = s3.cors();
        if (cors != null) {
            inputs.put("Cors", Value.items(List.of(cors(cors))));
        }
        if (s3.expireAfter() != null) {
            inputs.put(
                    "Lifecycle",
                    Value.items(List.of(Value.fields(
                            "ID",
                            "expire",
                            "Status",
                            "Enabled",
                            "Filter",
                            Value.fields("Prefix", folder(s3)),
                            "Expiration",
                            Value.fields("Days", s3.expireAfter().toDays())))));
        }
        inputs.put("Tags", context.resourceNames().tags(address, channel));
        return new Value.Fields(inputs);
    }

    /** With its slash, for S3 takes {@code live} for the beginning of {@code live-archive/} as well; empty for the root. */
    private static String folder(S3 s3) {
        return s3.path().isEmpty() ? "" : s3.path().substring(1) + "/";
    }

    private static Value cors(StorageCors cors) {
        return Value.fields(
                "ID", "livestream",
                "AllowedOrigins", Value.texts(cors.origins()),
                "AllowedMethods", Value.texts(List.of("GET", "HEAD")),
                "AllowedHeaders", Value.texts(List.of("*")),
                "MaxAgeSeconds", 600);
    }

    /**
     * Two statements in each bucket's policy; those of others stay as they are. Without the second, a key that is missing
     * answers 403 and not 404 (Amazon S3 API, GetObject).
     *
     * @param readers the ARNs of the distributions that have an origin, by its id
     */
    void grant(Map<String, Set<Value>> readers) {
        grants.values().forEach(grant -> {
            Value distributionArn = StorageOrigins.readers(origins.get(grant.name()), readers);
            Address address = GrantAddress.of(
                    context,
                    new Address("s3_bucket_policy", grant.key()),
                    grant.bucket(),
                    earlier -> String.valueOf(earlier.inputs().get("Bucket")));
            String sid = context.resourceNames().statement();
            Value objects = Value.template(grant.arn(), Value.text("/*"));
            Value.Fields inputs = Value.fields(
                    "Bucket",
                    grant.name(),
                    "Statements",
                    Value.items(List.of(
                            statement(sid + "Objects", "s3:GetObject", objects, distributionArn),
                            statement(sid + "Missing", "s3:ListBucket", grant.arn(), distributionArn))));
            context.graph()
                    .add(Resource.of(address, inputs, grant.s3().place().self())
                            .because(Map.of(
                                    "Statements",
                                    "CloudFront may read, and learns that a key is missing; statements of others are"
                                            + " left alone")));
        });
    }

    private static Value statement(String sid, String action, Value resource, Value distributionArn) {
        return Value.fields(
                "Sid",
                sid,
                "Effect",
                "Allow",
                "Principal",
                Value.fields("Service", "cloudfront.amazonaws.com"),
                "Action",
                action,
                "Resource",
                resource,
                "Condition",
                Value.fields("StringEquals", Value.fields("AWS:SourceArn", distributionArn)));
    }
}
