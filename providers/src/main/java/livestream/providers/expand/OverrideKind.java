package livestream.providers.expand;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import livestream.providers.aws.SdkShape;
import livestream.schema.Value;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.ResponseHeadersPolicyConfig;
import software.amazon.awssdk.services.mediapackage.model.CreateChannelRequest;
import software.amazon.awssdk.services.mediapackage.model.CreateOriginEndpointRequest;
import software.amazon.awssdk.services.mediastore.model.CorsRule;
import software.amazon.awssdk.services.mediastore.model.MetricPolicy;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/** What can be overridden: under which word of the file, which resources, of which shape. */
enum OverrideKind {
    DISTRIBUTION(
            "distribution",
            "cloudfront_distribution",
            SdkShape.quantified(DistributionConfig.builder().build()),
            "CallerReference"),
    ORIGINS(
            "origins",
            "cloudfront_distribution",
            SdkShape.quantified(Origin.builder().build()),
            "Id"),
    BEHAVIORS(
            "behaviors",
            "cloudfront_distribution",
            SdkShape.quantified(CacheBehavior.builder().build()),
            "PathPattern"),
    CACHE_POLICIES(
            "cachePolicies",
            "cloudfront_cache_policy",
            SdkShape.quantified(CachePolicyConfig.builder().build()),
            "Name"),
    RESPONSE_HEADERS_POLICIES(
            "responseHeadersPolicies",
            "cloudfront_response_headers_policy",
            SdkShape.quantified(ResponseHeadersPolicyConfig.builder().build()),
            "Name"),
    CHANNELS(
            "channels",
            "mediapackage_channel",
            SdkShape.plain(CreateChannelRequest.builder().build()),
            "Id",
            "Tags"),
    ENDPOINTS(
            "endpoints",
            "mediapackage_origin_endpoint",
            SdkShape.plain(CreateOriginEndpointRequest.builder().build()),
            "Id",
            "ChannelId",
            "Tags"),
    CONTAINER(
            "container",
            "mediastore_container",
            SdkShape.of(Map.of(
                    "AccessLoggingEnabled", new SdkShape.Scalar(Value.Flag.class),
                    "CorsPolicy", SdkShape.list(CorsRule.builder().build()),
                    "MetricPolicy", SdkShape.plain(MetricPolicy.builder().build())))),
    BUCKET(
            "bucket",
            "s3_bucket",
            SdkShape.of(Map.of(
                    "Cors", SdkShape.list(CORSRule.builder().build()),
                    "Lifecycle", SdkShape.list(LifecycleRule.builder().build()),
                    "PublicAccessBlock",
                            SdkShape.plain(
                                    PublicAccessBlockConfiguration.builder().build()))));

    private final String word;
    private final String type;
    private final SdkShape shape;
    private final List<String> reserved;

    OverrideKind(String word, String type, SdkShape shape, String... reserved) {
        this.word = word;
        this.type = type;
        this.shape = shape;
        this.reserved = List.of(reserved);
    }

    /** The kind of this word; throws {@link IllegalArgumentException} when there is none, which the schema refuses. */
    static OverrideKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of override is called " + word));
    }

    /** The key of the file. */
    String word() {
        return word;
    }

    /** The kind of resource that it is, or is part of. */
    String type() {
        return type;
    }

    SdkShape shape() {
        return shape;
    }

    /** Members by which the tool finds what it made. */
    List<String> reserved() {
        return reserved;
    }
}
