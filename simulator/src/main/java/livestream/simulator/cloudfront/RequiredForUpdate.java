package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The members that a create may leave out and an update may not, since an update replaces the whole configuration.
 *
 * <p>Source: CloudFront developer guide, "Required fields for creating and updating distributions"; the code and text, and
 * that the timeouts and headers of an origin are among them, from what callers have reported ("IllegalUpdate:
 * OriginReadTimeout is required for updates").
 */
final class RequiredForUpdate {

    private static final List<String> CONFIG = List.of(
            "Aliases",
            "DefaultRootObject",
            "CacheBehaviors",
            "CustomErrorResponses",
            "Logging",
            "PriceClass",
            "ViewerCertificate",
            "Restrictions",
            "WebACLId",
            "HttpVersion");
    private static final List<String> BEHAVIOR = List.of(
            "AllowedMethods", "SmoothStreaming", "Compress", "LambdaFunctionAssociations", "FieldLevelEncryptionId");
    private static final List<String> LOGGING = List.of("Enabled", "IncludeCookies", "Bucket", "Prefix");
    private static final List<String> ORIGIN = List.of("CustomHeaders");
    private static final List<String> CUSTOM_ORIGIN =
            List.of("OriginSslProtocols", "OriginReadTimeout", "OriginKeepaliveTimeout");

    private RequiredForUpdate() {}

    /** Refuses a configuration that leaves one of them out. */
    static void check(ObjectNode config) {
        require(config, CONFIG);
        require(config.path("Logging"), LOGGING);
        ReferenceIndex.behaviors(config).forEach(behavior -> require(behavior, BEHAVIOR));
        for (ObjectNode origin : QuantityLists.items(config, "Origins")) {
            require(origin, ORIGIN);
            if (origin.has("CustomOriginConfig")) {
                require(origin.path("CustomOriginConfig"), CUSTOM_ORIGIN);
            }
        }
    }

    private static void require(JsonNode tree, List<String> members) {
        for (String member : members) {
            if (!tree.has(member)) {
                throw Errors.refusal("IllegalUpdate", member + " is required for updates.");
            }
        }
    }
}
