package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.simulator.store.Table;

/**
 * What CloudFront refuses in a completed configuration, apart from what has rules of its own: origins, behaviours, the
 * certificate and aliases. WAF is not simulated: the web ACLs that there are come from a seed.
 *
 * <p>Source: CloudFront developer guide, "Values that you specify" and quotas. UNKNOWN: in which order the service checks,
 * the exact list of error codes that may be customised (here those of all AWS samples), and the texts.
 */
final class DistributionRules {

    private static final int COMMENT = 128;
    private static final Set<Integer> ERROR_CODES = Set.of(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504);
    private static final Set<String> RESPONSE_CODES =
            Set.of("200", "400", "403", "404", "405", "414", "416", "500", "501", "502", "503", "504");
    /** ISO 3166-1 alpha-2; UNKNOWN: whether CloudFront takes codes beyond these. */
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Pattern WEB_ACL = Pattern.compile(
            "arn:aws:wafv2:us-east-1:\\d{12}:global/webacl/[A-Za-z0-9_-]{1,128}/[0-9a-f-]{36}|[0-9a-f-]{36}");

    private final CertificateRules certificates;
    private final AliasRules aliases;
    private final Table webAcls;
    private final OriginRules origins;
    private final BehaviorRules behaviors;
    private final LogRules logs;

    DistributionRules(
            CertificateRules certificates,
            AliasRules aliases,
            Table webAcls,
            OriginRules origins,
            BehaviorRules behaviors,
            LogRules logs) {
        this.certificates = certificates;
        this.aliases = aliases;
        this.webAcls = webAcls;
        this.origins = origins;
        this.behaviors = behaviors;
        this.logs = logs;
    }

    /** Refuses a configuration; the id is that of the distribution which is updated, empty for a new one. */
    void check(ObjectNode config, String id) {
        if (QuantityLists.text(config, "CallerReference").isBlank()) {
            throw Errors.invalid("The parameter CallerReference is required.");
        }
        if (QuantityLists.text(config, "Comment").length() > COMMENT) {
            throw Errors.invalid("The parameter Comment is too long.");
        }
        if (QuantityLists.text(config, "DefaultRootObject").length() > 255) {
            throw Errors.refusal("InvalidDefaultRootObject");
        }
        Set<String> targets = origins.check(config, id);
        behaviors.check(config, targets, id);
        checkErrorResponses(config);
        logs.check(config.path("Logging"));
        certificates.check(config);
        aliases.check(config, id);
        checkGeoRestriction(config.path("Restrictions").path("GeoRestriction"));
        String webAcl = QuantityLists.text(config, "WebACLId");
        if (!webAcl.isEmpty() && !(WEB_ACL.matcher(webAcl).matches() && webAcls.has(webAcl))) {
            throw Errors.refusal("InvalidWebACLId");
        }
        if (!QuantityLists.text(config, "ContinuousDeploymentPolicyId").isEmpty()) {
            throw Errors.refusal("NoSuchContinuousDeploymentPolicy");
        }
    }

    private static void checkErrorResponses(ObjectNode config) {
        Set<Integer> seen = new HashSet<>();
        for (ObjectNode response : QuantityLists.items(config, "CustomErrorResponses")) {
            int code = response.path("ErrorCode").asInt();
            if (!ERROR_CODES.contains(code)) {
                throw Errors.refusal("InvalidErrorCode");
            }
            if (!seen.add(code)) {
                throw Errors.invalid("The parameter ErrorCode " + code + " occurs more than once.");
            }
            String page = QuantityLists.text(response, "ResponsePagePath");
            String answer = QuantityLists.text(response, "ResponseCode");
            if (page.isEmpty() != answer.isEmpty()) {
                throw Errors.invalid("The parameters ResponsePagePath and ResponseCode must be specified together.");
            }
            if (!page.isEmpty() && !page.startsWith("/")) {
                throw Errors.invalid("The parameter ResponsePagePath must begin with a slash (/).");
            }
            if (!answer.isEmpty() && !RESPONSE_CODES.contains(answer)) {
                throw Errors.refusal("InvalidResponseCode");
            }
            if (response.path("ErrorCachingMinTTL").asLong() < 0) {
                throw Errors.invalid("The parameter ErrorCachingMinTTL is not valid.");
            }
        }
    }

    private static void checkGeoRestriction(JsonNode geo) {
        boolean none = QuantityLists.text(geo, "RestrictionType").equals("none");
        if (none != (geo.path("Quantity").asInt() == 0)) {
            throw Errors.refusal("InvalidGeoRestrictionParameter");
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode location : geo.path("Items")) {
            if (!COUNTRIES.contains(location.asText())) {
                throw Errors.refusal("InvalidLocationCode");
            }
            if (!seen.add(location.asText())) {
                throw Errors.refusal("InvalidGeoRestrictionParameter");
            }
        }
    }
}
