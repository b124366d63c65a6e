package livestream.providers.cloudfront;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import livestream.engine.Exclusion;
import livestream.schema.Value;

/**
 * What CloudFront does not take together in one distribution.
 *
 * <p>Source: API reference, ViewerCertificate, Origin, OriginShield, CacheBehavior, GeoRestriction, TrustedKeyGroups and
 * TrustedSigners.
 */
final class DistributionExclusions {
    static final List<Exclusion> ALL = all();

    private DistributionExclusions() {}

    private static List<Exclusion> all() {
        List<Exclusion> all = new ArrayList<>();
        all.addAll(Exclusion.either(
                "ViewerCertificate", "CloudFrontDefaultCertificate", "ACMCertificateArn", "IAMCertificateId"));
        all.add(Exclusion.without(
                "ViewerCertificate",
                "CloudFrontDefaultCertificate",
                Value.flag(true),
                "SSLSupportMethod",
                "MinimumProtocolVersion"));
        all.addAll(Exclusion.either("Origins[]", "S3OriginConfig", "CustomOriginConfig", "VpcOriginConfig"));
        all.add(Exclusion.without("Origins[].OriginShield", "Enabled", Value.flag(false), "OriginShieldRegion"));
        all.add(Exclusion.without("Restrictions.GeoRestriction", "RestrictionType", Value.text("none"), "Items"));
        addBehavior("DefaultCacheBehavior", all);
        addBehavior("CacheBehaviors[]", all);
        return all;
    }

    private static void addBehavior(String behavior, List<Exclusion> all) {
        all.addAll(Exclusion.either(
                behavior,
                List.of(
                        Set.of("CachePolicyId", "OriginRequestPolicyId"),
                        Set.of("ForwardedValues", "MinTTL", "DefaultTTL", "MaxTTL"))));
        for (String trusted : List.of("TrustedKeyGroups", "TrustedSigners")) {
            all.add(Exclusion.without(behavior + "." + trusted, "Enabled", Value.flag(false), "Items"));
        }
    }
}
