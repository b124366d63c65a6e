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
        QuantityLists.fillList(config, "Aliases");
        QuantityLists.fill(config, "DefaultRootObject", "");
        QuantityLists.fillList(config, "Origins");
        QuantityLists.items(config, "Origins").forEach(DistributionDefaults::origin);
        QuantityLists.fillList(config, "OriginGroups");
        QuantityLists.items(config, "OriginGroups")
                .forEach(group -> QuantityLists.fill(group, "SelectionCriteria", "default"));
        QuantityLists.fillList(config, "CacheBehaviors");
        ReferenceIndex.behaviors(config).forEach(DistributionDefaults::behavior);
        QuantityLists.fillList(config, "CustomErrorResponses");
        QuantityLists.items(config, "CustomErrorResponses").forEach(DistributionDefaults::errorResponse);
        logging(QuantityLists.structure(config, "Logging"));
        QuantityLists.fill(config, "PriceClass", "PriceClass_All");
        certificate(QuantityLists.structure(config, "ViewerCertificate"));
        restrictions(QuantityLists.structure(config, "Restrictions"));
        QuantityLists.fill(config, "WebACLId", "");
        QuantityLists.fill(config, "HttpVersion", "http2");
        QuantityLists.fill(config, "IsIPV6Enabled", false);
        QuantityLists.fill(config, "ContinuousDeploymentPolicyId", "");
        QuantityLists.fill(config, "Staging", false);
    }

    private static void origin(ObjectNode origin) {
        QuantityLists.fill(origin, "OriginPath", "");
        QuantityLists.fillList(origin, "CustomHeaders");
        QuantityLists.fill(origin, "ConnectionAttempts", 3);
        QuantityLists.fill(origin, "ConnectionTimeout", 10);
        QuantityLists.fill(QuantityLists.structure(origin, "OriginShield"), "Enabled", false);
        QuantityLists.fill(origin, "OriginAccessControlId", "");
        if (origin.get("S3OriginConfig") instanceof ObjectNode bucket) {
            QuantityLists.fill(bucket, "OriginReadTimeout", 30);
        }
        if (origin.get("CustomOriginConfig") instanceof ObjectNode custom) {
            if (!custom.has("OriginSslProtocols")) {
                custom.set("OriginSslProtocols", QuantityLists.list(List.of("TLSv1", "TLSv1.1", "TLSv1.2")));
            }
            QuantityLists.fill(custom, "OriginReadTimeout", 30);
            QuantityLists.fill(custom, "OriginKeepaliveTimeout", 5);
        }
    }

    private static void behavior(ObjectNode behavior) {
        for (String trusted : new String[] {"TrustedSigners", "TrustedKeyGroups"}) {
            QuantityLists.fill(QuantityLists.structure(behavior, trusted), "Enabled", false);
            QuantityLists.fillList(behavior, trusted);
        }
        if (!behavior.has("AllowedMethods")) {
            behavior.set("AllowedMethods", QuantityLists.list(GET_HEAD));
        }
        ObjectNode allowed = QuantityLists.structure(behavior, "AllowedMethods");
        if (!allowed.has("CachedMethods")) {
            allowed.set("CachedMethods", QuantityLists.list(GET_HEAD));
        }
        inOrder(behavior, "AllowedMethods");
        inOrder(allowed, "CachedMethods");
        QuantityLists.fill(behavior, "SmoothStreaming", false);
        QuantityLists.fill(behavior, "Compress", false);
        QuantityLists.fillList(behavior, "LambdaFunctionAssociations");
        QuantityLists.items(behavior, "LambdaFunctionAssociations")
                .forEach(f -> QuantityLists.fill(f, "IncludeBody", false));
        QuantityLists.fillList(behavior, "FunctionAssociations");
        QuantityLists.fill(behavior, "FieldLevelEncryptionId", "");
        QuantityLists.fill(QuantityLists.structure(behavior, "GrpcConfig"), "Enabled", false);
        if (behavior.get("ForwardedValues") instanceof ObjectNode forwarded) {
            QuantityLists.fillList(forwarded, "Headers");
            QuantityLists.fillList(forwarded, "QueryStringCacheKeys");
            long min = behavior.path("MinTTL").asLong();
            QuantityLists.fill(behavior, "DefaultTTL", Math.max(86_400, min));
            QuantityLists.fill(
                    behavior,
                    "MaxTTL",
                    Math.max(31_536_000, behavior.path("DefaultTTL").asLong()));
        }
    }

    /** A list with a method twice stays as it is, to be refused. */
    private static void inOrder(ObjectNode holder, String list) {
        List<String> given = QuantityLists.words(holder, list);
        List<String> ordered = METHODS.stream().filter(given::contains).toList();
        if (ordered.size() == given.size()) {
            ObjectNode sorted = QuantityLists.list(ordered);
            QuantityLists.structure(holder, list).setAll(sorted);
        }
    }

    private static void errorResponse(ObjectNode response) {
        QuantityLists.fill(response, "ResponsePagePath", "");
        QuantityLists.fill(response, "ResponseCode", "");
        QuantityLists.fill(response, "ErrorCachingMinTTL", 10);
    }

    private static void logging(ObjectNode logging) {
        QuantityLists.fill(logging, "Enabled", false);
        QuantityLists.fill(logging, "IncludeCookies", false);
        if (!logging.path("Enabled").asBoolean()) {
            // AWS documents that what is written of logging that is off is deleted.
            logging.put("Bucket", "");
            logging.put("Prefix", "");
        }
        QuantityLists.fill(logging, "Bucket", "");
        QuantityLists.fill(logging, "Prefix", "");
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
        QuantityLists.fill(certificate, "CloudFrontDefaultCertificate", false);
        QuantityLists.fill(certificate, "MinimumProtocolVersion", "TLSv1");
        boolean acm = !QuantityLists.text(certificate, "ACMCertificateArn").isEmpty();
        certificate.put("Certificate", QuantityLists.text(certificate, acm ? "ACMCertificateArn" : "IAMCertificateId"));
        certificate.put("CertificateSource", acm ? "acm" : "iam");
    }

    private static void restrictions(ObjectNode restrictions) {
        ObjectNode geo = QuantityLists.structure(restrictions, "GeoRestriction");
        QuantityLists.fill(geo, "RestrictionType", "none");
        QuantityLists.fillList(restrictions, "GeoRestriction");
    }
}
