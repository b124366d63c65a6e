package livestream.providers.life;

import java.util.List;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.schema.Span;
import livestream.schema.Value;

/** A bucket that CloudFront reads live segments from, as resources: for stories that no file can tell. */
public final class LiveBucket {
    static final Address BUCKET = Address.parse("s3_bucket.live");
    static final Address POLICY = Address.parse("s3_bucket_policy.live");
    static final String NAME = "news-live";

    private LiveBucket() {}

    /** The bucket and its policy. */
    public static List<Resource> resources() {
        return List.of(resource(BUCKET, bucket()), resource(POLICY, policy()));
    }

    static ResourceGraph graph(Value.Fields bucket, Value.Fields policy) {
        return new ResourceGraph.Builder()
                .add(resource(BUCKET, bucket))
                .add(resource(POLICY, policy))
                .build();
    }

    static Value.Fields bucket() {
        return Value.fields(
                "Bucket",
                NAME,
                "PublicAccessBlock",
                Value.fields(
                        "BlockPublicAcls", true,
                        "IgnorePublicAcls", true,
                        "BlockPublicPolicy", true,
                        "RestrictPublicBuckets", true),
                "Cors",
                Value.items(List.of(Value.fields(
                        "ID",
                        "players",
                        "AllowedMethods",
                        Value.texts(List.of("GET", "HEAD")),
                        "AllowedOrigins",
                        Value.texts(List.of("*")),
                        "MaxAgeSeconds",
                        Value.num(600)))),
                "Lifecycle",
                Value.items(List.of(Value.fields(
                        "ID",
                        "segments",
                        "Status",
                        "Enabled",
                        "Filter",
                        Value.fields("Prefix", "stream/"),
                        "Expiration",
                        Value.fields("Days", Value.num(1))))),
                "Tags",
                Value.fields("livestream:name", "news"));
    }

    static Value.Fields policy() {
        return Value.fields(
                "Bucket",
                new Value.Reference(BUCKET, "Bucket"),
                "Statements",
                Value.items(List.of(
                        statement("LivestreamRead", "s3:GetObject", "arn:aws:s3:::news-live/*"),
                        statement("LivestreamList", "s3:ListBucket", "arn:aws:s3:::news-live"))));
    }

    static Value.Fields statement(String sid, String action, String resource) {
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
                Value.fields(
                        "StringEquals",
                        Value.fields("AWS:SourceArn", "arn:aws:cloudfront::123456789012:distribution/E1")));
    }

    private static Resource resource(Address address, Value.Fields inputs) {
        return Resource.of(address, inputs, new Span("livestream.yaml", 1, 1, 1));
    }
}
