package livestream.providers.cloudfront;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.SdkTree;
import livestream.schema.Value;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;

/**
 * A distribution that AWS has, whoever made it, and what its behaviours name by id.
 *
 * @param id as in {@code E1EXAMPLE}
 * @param domain its own domain, without aliases
 * @param config the members of {@code DistributionConfig}; what its origin headers say is secret
 */
public record DeployedDistribution(String id, String domain, Value.Fields config) {
    private static final SdkTree TREE = SdkTree.quantified(Set.of("Origins[].CustomHeaders[].HeaderValue"));

    /** Reads it; empty when there is none of this id. */
    public static Optional<DeployedDistribution> read(CloudFrontClient client, String id) {
        return read(() -> client.getDistribution(request -> request.id(id)).distribution(), Function.identity())
                .map(found -> new DeployedDistribution(id, found.domainName(), TREE.read(found.distributionConfig())));
    }

    /**
     * What a behaviour or an origin names by id; empty when it is not there, or of a kind that says nothing of routes.
     *
     * @param type as in {@code cloudfront_cache_policy}
     */
    public static Optional<Value.Fields> named(CloudFrontClient client, String type, String id) {
        return switch (type) {
            case "cloudfront_cache_policy" ->
                fields(() -> client.getCachePolicy(request -> request.id(id))
                        .cachePolicy()
                        .cachePolicyConfig());
            case "cloudfront_origin_request_policy" ->
                fields(() -> client.getOriginRequestPolicy(request -> request.id(id))
                        .originRequestPolicy()
                        .originRequestPolicyConfig());
            case "cloudfront_response_headers_policy" ->
                fields(() -> client.getResponseHeadersPolicy(request -> request.id(id))
                        .responseHeadersPolicy()
                        .responseHeadersPolicyConfig());
            case "cloudfront_origin_access_control" ->
                fields(() -> client.getOriginAccessControl(request -> request.id(id))
                        .originAccessControl()
                        .originAccessControlConfig());
            default -> Optional.empty();
        };
    }

    private static Optional<Value.Fields> fields(Supplier<? extends SdkPojo> call) {
        return read(call, TREE::read);
    }

    private static <T, R> Optional<R> read(Supplier<T> call, Function<? super T, R> then) {
        return ErrorTranslatingType.translated(() -> {
            try {
                return Optional.of(then.apply(call.get()));
            } catch (CloudFrontException e) {
                if (e.statusCode() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }
}
