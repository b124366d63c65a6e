package livestream.providers.cloudfront;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import livestream.engine.Exclusion;
import livestream.engine.Facts;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.providers.aws.Cors;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.ResponseHeadersPolicyConfig;
import software.amazon.awssdk.services.cloudfront.model.ResponseHeadersPolicyList;
import software.amazon.awssdk.services.cloudfront.model.ResponseHeadersPolicyType;

/**
 * The headers that CloudFront puts on answers to viewers, whatever the origin sent: above all, which web pages may play.
 */
public final class ResponseHeadersPolicy extends CloudFrontNamedKind {
    private static final String CORS = "CorsConfig.AccessControl";

    private final Supplier<CloudFrontClient> client;

    public ResponseHeadersPolicy(Supplier<CloudFrontClient> client) {
        super(
                "cloudfront_response_headers_policy",
                Facts.of("CloudFront response headers policy")
                        .unordered(
                                CORS + "AllowOrigins",
                                CORS + "AllowHeaders",
                                CORS + "AllowMethods",
                                CORS + "ExposeHeaders")
                        .caseless(CORS + "AllowHeaders", CORS + "ExposeHeaders")
                        .exclusions(Exclusion.either("SecurityHeadersConfig.XSSProtection", "ModeBlock", "ReportUri"))
                        .impacts(Impacts.whenGone(Impact.NONE)
                                .never("Name", "Comment", CORS + "MaxAgeSec", "ServerTimingHeadersConfig")
                                .moreOrLess(
                                        Impact.none("web players may send cookies", Impact.Flag.ACCESS),
                                        Impact.interruption(
                                                "web players may send no cookies any more", Impact.Flag.ACCESS),
                                        CORS + "AllowCredentials")
                                .moreOrLess(
                                        Impact.NONE,
                                        Impact.interruption("web players get the origin's own CORS headers, or none"),
                                        "CorsConfig.OriginOverride",
                                        "CorsConfig")));
        this.client = client;
    }

    @Override
    public Impact impact(FieldDiff diff, Value.Fields before, Value.Fields after) {
        return facts().unordered().contains(diff.member()) ? Cors.impact(diff) : super.impact(diff, before, after);
    }

    @Override
    Seen get(String id) {
        var answer = client.get().getResponseHeadersPolicy(request -> request.id(id));
        return seen(answer.responseHeadersPolicy(), answer.eTag());
    }

    @Override
    Collection<Seen> list() {
        List<Seen> all = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            ResponseHeadersPolicyList page = client.get()
                    .listResponseHeadersPolicies(request ->
                            request.type(ResponseHeadersPolicyType.CUSTOM).marker(from))
                    .responseHeadersPolicyList();
            page.items().forEach(item -> all.add(seen(item.responseHeadersPolicy(), null)));
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty());
        return all;
    }

    @Override
    public List<String> users(String id) {
        return distributions(client.get()
                .listDistributionsByResponseHeadersPolicyId(request -> request.responseHeadersPolicyId(id))
                .distributionIdList());
    }

    @Override
    Seen make(Value.Fields config) {
        var answer =
                client.get().createResponseHeadersPolicy(request -> request.responseHeadersPolicyConfig(write(config)));
        return seen(answer.responseHeadersPolicy(), answer.eTag());
    }

    @Override
    Seen put(String id, String etag, Value.Fields config) {
        var answer = client.get()
                .updateResponseHeadersPolicy(
                        request -> request.id(id).ifMatch(etag).responseHeadersPolicyConfig(write(config)));
        return seen(answer.responseHeadersPolicy(), answer.eTag());
    }

    @Override
    void remove(String id, String etag) {
        client.get().deleteResponseHeadersPolicy(request -> request.id(id).ifMatch(etag));
    }

    private ResponseHeadersPolicyConfig write(Value.Fields config) {
        return tree.write(config, ResponseHeadersPolicyConfig.builder()).build();
    }

    private Seen seen(
            software.amazon.awssdk.services.cloudfront.model.ResponseHeadersPolicy policy, @Nullable String etag) {
        return new Seen(policy.id(), tree.read(policy.responseHeadersPolicyConfig()), etag);
    }
}
