package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What CloudFront refuses in a completed configuration, apart from its origins and behaviours, which have rules of their
 * own.
 *
 * <p>Source: CloudFront developer guide, "Values that you specify" and quotas. UNKNOWN: in which order the service checks,
 * the exact list of error codes that may be customised (here those of all AWS samples), and the texts.
 */
final class DistributionRules {

    private static final int COMMENT = 128;
    private static final int ALIASES = 100;
    private static final Set<Integer> ERROR_CODES = Set.of(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504);
    private static final Set<String> RESPONSE_CODES =
            Set.of("200", "400", "403", "404", "405", "414", "416", "500", "501", "502", "503", "504");
    /** ISO 3166-1 alpha-2; UNKNOWN: whether CloudFront takes codes beyond these. */
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Pattern ALIAS = Pattern.compile("(\\*\\.)?(?:[a-z0-9_-]+\\.)++[a-z0-9-]+");
    private static final Pattern ACM = Pattern.compile("arn:aws:acm:us-east-1:\\d{12}:certificate/[A-Za-z0-9-]+");
    private static final Pattern WEB_ACL = Pattern.compile(
            "arn:aws:wafv2:us-east-1:\\d{12}:global/webacl/[A-Za-z0-9_-]{1,128}/[0-9a-f-]{36}|[0-9a-f-]{36}");

    private final Usage usage;
    private final OriginRules origins;
    private final BehaviorRules behaviors;
    private final LogRules logs;

    DistributionRules(Usage usage, OriginRules origins, BehaviorRules behaviors, LogRules logs) {
        this.usage = usage;
        this.origins = origins;
        this.behaviors = behaviors;
        this.logs = logs;
    }

    /** Refuses a configuration; the id is that of the distribution which is updated, empty for a new one. */
    void check(ObjectNode config, String id) {
        if (Tree.text(config, "CallerReference").isBlank()) {
            throw Errors.invalid("The parameter CallerReference is required.");
        }
        if (Tree.text(config, "Comment").length() > COMMENT) {
            throw Errors.invalid("The parameter Comment is too long.");
        }
        if (Tree.text(config, "DefaultRootObject").length() > 255) {
            throw Errors.refusal("InvalidDefaultRootObject");
        }
        Set<String> targets = origins.check(config);
        behaviors.check(config, targets, id);
        checkErrorResponses(config);
        logs.check(config.path("Logging"));
        checkCertificate(config);
        checkAliases(config, id);
        checkGeoRestriction(config.path("Restrictions").path("GeoRestriction"));
        String webAcl = Tree.text(config, "WebACLId");
        if (!webAcl.isEmpty() && !WEB_ACL.matcher(webAcl).matches()) {
            throw Errors.refusal("InvalidWebACLId");
        }
        if (!Tree.text(config, "ContinuousDeploymentPolicyId").isEmpty()) {
            throw Errors.refusal("NoSuchContinuousDeploymentPolicy");
        }
    }

    private static void checkErrorResponses(ObjectNode config) {
        Set<Integer> seen = new HashSet<>();
        for (ObjectNode response : Tree.items(config, "CustomErrorResponses")) {
            int code = response.path("ErrorCode").asInt();
            if (!ERROR_CODES.contains(code)) {
                throw Errors.refusal("InvalidErrorCode");
            }
            if (!seen.add(code)) {
                throw Errors.invalid("The parameter ErrorCode " + code + " occurs more than once.");
            }
            String page = Tree.text(response, "ResponsePagePath");
            String answer = Tree.text(response, "ResponseCode");
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

    private static void checkCertificate(ObjectNode config) {
        JsonNode certificate = config.path("ViewerCertificate");
        boolean own = certificate.path("CloudFrontDefaultCertificate").asBoolean();
        String acm = Tree.text(certificate, "ACMCertificateArn");
        String iam = Tree.text(certificate, "IAMCertificateId");
        int given = (own ? 1 : 0) + (acm.isEmpty() ? 0 : 1) + (iam.isEmpty() ? 0 : 1);
        if (given != 1) {
            throw Errors.refusal(
                    "InvalidViewerCertificate",
                    "Exactly one of CloudFrontDefaultCertificate, ACMCertificateArn and IAMCertificateId is needed.");
        }
        if (!acm.isEmpty() && !ACM.matcher(acm).matches()) {
            throw Errors.refusal(
                    "InvalidViewerCertificate",
                    "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't"
                            + " include a valid certificate chain.");
        }
        if (!own && !certificate.has("SSLSupportMethod")) {
            throw Errors.refusal("InvalidViewerCertificate", "The parameter SSLSupportMethod is required.");
        }
        if (Tree.text(certificate, "SSLSupportMethod").equals("sni-only")
                && Tree.text(certificate, "MinimumProtocolVersion").equals("SSLv3")) {
            throw Errors.refusal("InvalidMinimumProtocolVersion");
        }
        if (own && config.path("Aliases").path("Quantity").asInt() > 0) {
            throw Errors.refusal(
                    "InvalidViewerCertificate",
                    "To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted"
                            + " certificate that validates your authorization to use the domain name.");
        }
    }

    private void checkAliases(ObjectNode config, String id) {
        List<String> aliases = Tree.words(config, "Aliases");
        if (aliases.size() > ALIASES) {
            throw Errors.refusal("TooManyDistributionCNAMEs");
        }
        Set<String> taken = new HashSet<>();
        for (ObjectNode other : usage.distributions()) {
            if (!Tree.text(other, "Id").equals(id)) {
                Tree.words(other.path("DistributionConfig"), "Aliases")
                        .forEach(alias -> taken.add(alias.toLowerCase(Locale.ROOT)));
            }
        }
        Set<String> seen = new HashSet<>();
        for (String alias : aliases) {
            String lower = alias.toLowerCase(Locale.ROOT);
            if (!ALIAS.matcher(lower).matches() || !seen.add(lower)) {
                throw Errors.invalid("The parameter CNAME contains one or more parameters that are not valid.");
            }
            if (taken.contains(lower)) {
                throw Errors.refusal("CNAMEAlreadyExists");
            }
        }
    }

    private static void checkGeoRestriction(JsonNode geo) {
        boolean none = Tree.text(geo, "RestrictionType").equals("none");
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
