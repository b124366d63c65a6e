package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What CloudFront fills into a distribution's configuration, so that a read shows members which nobody wrote.
 *
 * <p>Source: CloudFront API reference (default values) and public answers of GetDistributionConfig. UNKNOWN, and therefore
 * left as the caller wrote them: IpAddressType of an origin, ConnectionMode, AnycastIpListId, ResponseCompletionTimeout.
 */
final class DistributionDefaults {

    private static final List<String> GET_HEAD = List.of("HEAD", "GET");
    /** Whatever the order in which they were sent. */
    private static final List<String> METHODS = List.of("HEAD", "DELETE", "POST", "GET", "OPTIONS", "PUT", "PATCH");

    private DistributionDefaults() {}

    /** Completes a configuration in place. */
    static void complete(ObjectNode config) {
        Tree.fillList(config, "Aliases");
        Tree.fill(config, "DefaultRootObject", "");
        Tree.fillList(config, "Origins");
        Tree.items(config, "Origins").forEach(DistributionDefaults::origin);
        Tree.fillList(config, "OriginGroups");
        Tree.items(config, "OriginGroups").forEach(group -> Tree.fill(group, "SelectionCriteria", "default"));
        Tree.fillList(config, "CacheBehaviors");
        Usage.behaviors(config).forEach(DistributionDefaults::behavior);
        Tree.fillList(config, "CustomErrorResponses");
        Tree.items(config, "CustomErrorResponses").forEach(DistributionDefaults::errorResponse);
        logging(Tree.structure(config, "Logging"));
        Tree.fill(config, "PriceClass", "PriceClass_All");
        certificate(Tree.structure(config, "ViewerCertificate"));
        restrictions(Tree.structure(config, "Restrictions"));
        Tree.fill(config, "WebACLId", "");
        Tree.fill(config, "HttpVersion", "http2");
        Tree.fill(config, "IsIPV6Enabled", false);
        Tree.fill(config, "ContinuousDeploymentPolicyId", "");
        Tree.fill(config, "Staging", false);
    }

    private static void origin(ObjectNode origin) {
        Tree.fill(origin, "OriginPath", "");
        Tree.fillList(origin, "CustomHeaders");
        Tree.fill(origin, "ConnectionAttempts", 3);
        Tree.fill(origin, "ConnectionTimeout", 10);
        Tree.fill(Tree.structure(origin, "OriginShield"), "Enabled", false);
        Tree.fill(origin, "OriginAccessControlId", "");
        if (origin.get("S3OriginConfig") instanceof ObjectNode bucket) {
            Tree.fill(bucket, "OriginReadTimeout", 30);
        }
        if (origin.get("CustomOriginConfig") instanceof ObjectNode custom) {
            if (!custom.has("OriginSslProtocols")) {
                custom.set("OriginSslProtocols", Tree.list(List.of("TLSv1", "TLSv1.1", "TLSv1.2")));
            }
            Tree.fill(custom, "OriginReadTimeout", 30);
            Tree.fill(custom, "OriginKeepaliveTimeout", 5);
        }
    }

    private static void behavior(ObjectNode behavior) {
        for (String trusted : new String[] {"TrustedSigners", "TrustedKeyGroups"}) {
            Tree.fill(Tree.structure(behavior, trusted), "Enabled", false);
            Tree.fillList(behavior, trusted);
        }
        if (!behavior.has("AllowedMethods")) {
            behavior.set("AllowedMethods", Tree.list(GET_HEAD));
        }
        ObjectNode allowed = Tree.structure(behavior, "AllowedMethods");
        if (!allowed.has("CachedMethods")) {
            allowed.set("CachedMethods", Tree.list(GET_HEAD));
        }
        inOrder(behavior, "AllowedMethods");
        inOrder(allowed, "CachedMethods");
        Tree.fill(behavior, "SmoothStreaming", false);
        Tree.fill(behavior, "Compress", false);
        Tree.fillList(behavior, "LambdaFunctionAssociations");
        Tree.items(behavior, "LambdaFunctionAssociations").forEach(f -> Tree.fill(f, "IncludeBody", false));
        Tree.fillList(behavior, "FunctionAssociations");
        Tree.fill(behavior, "FieldLevelEncryptionId", "");
        Tree.fill(Tree.structure(behavior, "GrpcConfig"), "Enabled", false);
        if (behavior.get("ForwardedValues") instanceof ObjectNode forwarded) {
            Tree.fillList(forwarded, "Headers");
            Tree.fillList(forwarded, "QueryStringCacheKeys");
            long min = behavior.path("MinTTL").asLong();
            Tree.fill(behavior, "DefaultTTL", Math.max(86_400, min));
            Tree.fill(
                    behavior,
                    "MaxTTL",
                    Math.max(31_536_000, behavior.path("DefaultTTL").asLong()));
        }
    }

    /** A list with a method twice stays as it is, to be refused. */
    private static void inOrder(ObjectNode holder, String list) {
        List<String> given = Tree.words(holder, list);
        List<String> ordered = METHODS.stream().filter(given::contains).toList();
        if (ordered.size() == given.size()) {
            ObjectNode sorted = Tree.list(ordered);
            Tree.structure(holder, list).setAll(sorted);
        }
    }

    private static void errorResponse(ObjectNode response) {
        Tree.fill(response, "ResponsePagePath", "");
        Tree.fill(response, "ResponseCode", "");
        Tree.fill(response, "ErrorCachingMinTTL", 10);
    }

    private static void logging(ObjectNode logging) {
        Tree.fill(logging, "Enabled", false);
        Tree.fill(logging, "IncludeCookies", false);
        if (!logging.path("Enabled").asBoolean()) {
            // AWS documents that what is written of logging that is off is deleted.
            logging.put("Bucket", "");
            logging.put("Prefix", "");
        }
        Tree.fill(logging, "Bucket", "");
        Tree.fill(logging, "Prefix", "");
    }

    private static void certificate(ObjectNode certificate) {
        if (certificate.isEmpty()
                || certificate.path("CloudFrontDefaultCertificate").asBoolean()) {
            certificate.put("CloudFrontDefaultCertificate", true);
            // With CloudFront's own certificate these are not the caller's to choose.
            certificate.put("SSLSupportMethod", "vip");
            certificate.put("MinimumProtocolVersion", "TLSv1");
            certificate.put("CertificateSource", "cloudfront");
            return;
        }
        Tree.fill(certificate, "CloudFrontDefaultCertificate", false);
        Tree.fill(certificate, "MinimumProtocolVersion", "TLSv1");
        boolean acm = !Tree.text(certificate, "ACMCertificateArn").isEmpty();
        certificate.put("Certificate", Tree.text(certificate, acm ? "ACMCertificateArn" : "IAMCertificateId"));
        certificate.put("CertificateSource", acm ? "acm" : "iam");
    }

    private static void restrictions(ObjectNode restrictions) {
        ObjectNode geo = Tree.structure(restrictions, "GeoRestriction");
        Tree.fill(geo, "RestrictionType", "none");
        Tree.fillList(restrictions, "GeoRestriction");
    }
}
