package livestream.providers.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import livestream.schema.Distribution;
import livestream.schema.Distribution.ErrorPage;
import livestream.schema.Distribution.Geo;
import livestream.schema.Distribution.Logging;
import livestream.schema.Value;

/** The distribution in the words of CloudFront's {@code DistributionConfig}, but for origins and behaviours. */
final class DistributionInputs {
    private final Distribution distribution;

    DistributionInputs(Distribution distribution) {
        this.distribution = distribution;
    }

    Value.Fields of(
            String comment, List<Value> origins, List<Value> behaviors, Value defaultBehavior, Value.Fields tags) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put("Comment", Value.text(comment));
        inputs.put("Enabled", Value.flag(distribution.enabled()));
        if (!distribution.aliases().isEmpty()) {
            inputs.put("Aliases", Value.texts(distribution.aliases()));
        }
        inputs.put("Origins", Value.items(origins));
        inputs.put("CacheBehaviors", Value.items(behaviors));
        inputs.put("DefaultCacheBehavior", defaultBehavior);
        inputs.put("CustomErrorResponses", Value.items(errorResponses()));
        inputs.put("PriceClass", Value.text("PriceClass_" + capital(distribution.priceClass())));
        inputs.put("HttpVersion", Value.text(distribution.httpVersion()));
        inputs.put("IsIPV6Enabled", Value.flag(distribution.ipv6()));
        optional(inputs);
        inputs.put("Tags", tags);
        return new Value.Fields(inputs);
    }

    /** What CloudFront has a neutral value for when the file says nothing. */
    private void optional(Map<String, Value> inputs) {
        if (distribution.certificate() != null) {
            inputs.put(
                    "ViewerCertificate",
                    Value.fields(
                            "ACMCertificateArn", distribution.certificate(),
                            "SSLSupportMethod", "sni-only",
                            "MinimumProtocolVersion", distribution.minimumTls()));
        }
        Geo geo = distribution.geo();
        if (geo != null) {
            inputs.put("Restrictions", Value.fields("GeoRestriction", restriction(geo)));
        }
        if (distribution.webAcl() != null) {
            inputs.put("WebACLId", Value.text(distribution.webAcl()));
        }
        Logging logging = distribution.logging();
        if (logging != null) {
            inputs.put("Logging", logging(logging));
        }
    }

    private static String capital(String word) {
        return word.equals("all") ? "All" : word;
    }

    private static Value restriction(Geo geo) {
        return Value.fields(
                "RestrictionType",
                geo.allow().isEmpty() ? "blacklist" : "whitelist",
                "Items",
                Value.texts(geo.allow().isEmpty() ? geo.deny() : geo.allow()));
    }

    /** {@code s3://BUCKET/PREFIX} as CloudFront's standard log wants it: the bucket by its host name. */
    private static Value logging(Logging logging) {
        String place = logging.destination().substring("s3://".length());
        int slash = place.indexOf('/');
        String bucket = slash < 0 ? place : place.substring(0, slash);
        return Value.fields(
                "Enabled",
                true,
                "IncludeCookies",
                logging.cookies(),
                "Bucket",
                bucket + ".s3.amazonaws.com",
                "Prefix",
                slash < 0 ? "" : place.substring(slash + 1));
    }

    private List<Value> errorResponses() {
        SortedSet<Integer> statuses = new TreeSet<>(distribution.errorCaching().keySet());
        statuses.addAll(distribution.errorPages().keySet());
        List<Value> responses = new ArrayList<>();
        for (Integer status : statuses) {
            Value.Fields response = Value.fields("ErrorCode", status);
            ErrorPage page = distribution.errorPages().get(status);
            if (page != null) {
                response = response.and(
                        Value.fields("ResponsePagePath", page.page(), "ResponseCode", String.valueOf(page.code())));
            }
            if (distribution.errorCaching().get(status) != null) {
                response = response.with(
                        "ErrorCachingMinTTL",
                        Value.num(distribution.errorCaching().get(status).toSeconds()));
            }
            responses.add(response);
        }
        return responses;
    }
}
