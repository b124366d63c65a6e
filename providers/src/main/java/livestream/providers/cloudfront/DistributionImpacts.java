package livestream.providers.cloudfront;

import java.util.List;
import java.util.Objects;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Impact.Flag;
import livestream.engine.Impacts;
import livestream.providers.aws.AllowList;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** What viewers notice of changes of a distribution. */
final class DistributionImpacts {
    private static final Impact NEW_KEYS = Impact.cacheRefill("objects get new cache keys and are fetched again");
    private static final Impact OLD_DEVICES = Impact.interruption("old devices cannot connect any more", Flag.ACCESS);
    private static final Impact ORIGIN_MAY_REFUSE =
            Impact.interruption("the origin may refuse or answer differently from then on");

    /** From old to new, as the API's enumeration of MinimumProtocolVersion orders them by what they still allow. */
    private static final List<String> TLS = List.of(
            "SSLv3",
            "TLSv1",
            "TLSv1_2016",
            "TLSv1.1_2016",
            "TLSv1.2_2018",
            "TLSv1.2_2019",
            "TLSv1.2_2021",
            "TLSv1.2_2025",
            "TLSv1.3_2025");

    /** What a path tells; behaviours have the same members whether they are the default or not. */
    static final Impacts BY_PATH =
            behavior("CacheBehaviors[].", behavior("DefaultCacheBehavior.", origins(distribution())));

    private DistributionImpacts() {}

    private static Impacts distribution() {
        return Impacts.whenGone(Impact.urlChange("its domain goes, and every URL below it stops working"))
                .never("Comment", "Tags", "Logging", "HttpVersion", "IsIPV6Enabled", "CustomErrorResponses")
                .always(
                        Impact.none(
                                "some viewers are served from elsewhere, at another price", Flag.COST, Flag.LATENCY),
                        "PriceClass")
                .moreOrLess(Impact.NONE, Impact.interruption("it stops serving"), "Enabled")
                .moreOrLess(Impact.NONE, Impact.urlChange("URLs under this name stop working"), "Aliases")
                .never("ViewerCertificate")
                .always(OLD_DEVICES, "ViewerCertificate.SSLSupportMethod")
                .moreOrLess(AllowList.NARROWER, AllowList.WIDER, AllowList.NARROWER, "WebACLId");
    }

    private static Impacts origins(Impacts impacts) {
        return impacts.never("Origins", "Origins[].ConnectionAttempts", "Origins[].ConnectionTimeout")
                .always(ORIGIN_MAY_REFUSE, "Origins[]")
                .always(
                        Impact.interruption(
                                "objects cached from the old origin mix with the new one's until they expire"),
                        "Origins[].DomainName",
                        "Origins[].OriginPath")
                .always(
                        Impact.interruption("the origin refuses until its policy fits", Flag.ACCESS),
                        "Origins[].OriginAccessControlId")
                .never(
                        "Origins[].CustomOriginConfig.OriginReadTimeout",
                        "Origins[].CustomOriginConfig.OriginKeepaliveTimeout")
                .always(
                        Impact.cacheRefill("the cache between the edges and the origin begins empty", Flag.COST),
                        "Origins[].OriginShield")
                .moreOrLess(
                        Impact.NONE,
                        Impact.interruption("an origin that still demands it refuses"),
                        Impact.interruption("the origin refuses until it knows the new one"),
                        "Origins[].CustomHeaders");
    }

    private static Impacts behavior(String at, Impacts impacts) {
        return impacts.never(at + "RealtimeLogConfigArn", at + "ViewerProtocolPolicy")
                .always(Impact.interruption("viewers of these URLs get another origin's media"), at + "TargetOriginId")
                .always(NEW_KEYS, at + "CachePolicyId", at + "Compress", at + "AllowedMethods.CachedMethods")
                .always(ORIGIN_MAY_REFUSE, at + "OriginRequestPolicyId")
                .moreOrLess(
                        Impact.NONE,
                        Impact.interruption("web players get other CORS headers, or none", Flag.ACCESS),
                        at + "ResponseHeadersPolicyId")
                .moreOrLess(
                        Impact.NONE,
                        Impact.interruption("players cannot read Smooth Streaming any more"),
                        at + "SmoothStreaming")
                .moreOrLess(
                        Impact.NONE,
                        Impact.interruption("players that ask in another way are refused", Flag.ACCESS),
                        at + "AllowedMethods")
                .moreOrLess(
                        Impact.interruption("requests are answered differently from then on", Flag.ACCESS),
                        Impact.urlChange("URLs that it answered or rewrote may stop working"),
                        at + "FunctionAssociations",
                        at + "LambdaFunctionAssociations")
                .moreOrLess(AllowList.NARROWER, AllowList.WIDER, at + "TrustedKeyGroups", at + "TrustedSigners");
    }

    /** Where it takes both sides to know. */
    static Impact of(FieldDiff diff, Value.Fields before, Value.Fields after) {
        String member = diff.member();
        if (member.equals(BehaviorOrder.MEMBER)) {
            return new BehaviorOrder(before, after).impact(diff);
        } else if (member.equals("ViewerCertificate.MinimumProtocolVersion")) {
            return rank(diff.to()) < rank(diff.from()) ? Impact.NONE : OLD_DEVICES;
        } else if (member.equals("ViewerCertificate.SSLSupportMethod") && hasOwnCertificate(before)) {
            return Impact.none("no name of the certificate was in use yet");
        } else if (member.endsWith(".TargetOriginId")) {
            return ofTarget(diff, before, after);
        } else if (member.startsWith("Restrictions")) {
            return GeoRestriction.of(before).isWithin(GeoRestriction.of(after)) ? AllowList.WIDER : AllowList.NARROWER;
        } else if (member.endsWith(".ViewerProtocolPolicy")
                && Value.text("https-only").equals(diff.to())) {
            return Impact.interruption("players that ask by http get 403", Flag.ACCESS);
        } else if (member.endsWith(".TrustedKeyGroups.Items") || member.endsWith(".TrustedSigners.Items")) {
            return AllowList.impact(diff);
        }
        return BY_PATH.of(diff);
    }

    private static boolean hasOwnCertificate(Value.Fields distribution) {
        return distribution.get("ViewerCertificate") instanceof Value.Fields certificate
                && Value.flag(true).equals(certificate.get("CloudFrontDefaultCertificate"));
    }

    /** An origin may get another id and stay what it is. */
    private static Impact ofTarget(FieldDiff diff, Value.Fields before, Value.Fields after) {
        Value old = BehaviorOrder.ORIGINS.index(before.get("Origins")).get(String.valueOf(diff.from()));
        Value now = BehaviorOrder.ORIGINS.index(after.get("Origins")).get(String.valueOf(diff.to()));
        if (old instanceof Value.Fields was
                && now instanceof Value.Fields is
                && isSame(was, is, "DomainName")
                && isSame(was, is, "OriginPath")) {
            boolean whole = is.fields().keySet().stream().allMatch(name -> name.equals("Id") || isSame(was, is, name));
            return whole ? Impact.none("the origin is the same under another id") : ORIGIN_MAY_REFUSE;
        }
        return BY_PATH.of(diff);
    }

    /** AWS tells more of a structure than it was told. */
    private static boolean isSame(Value.Fields was, Value.Fields is, String member) {
        Value old = was.get(member);
        Value now = is.get(member);
        if (old instanceof Value.Fields outer && now instanceof Value.Fields inner) {
            return inner.fields().keySet().stream().allMatch(name -> isSame(outer, inner, name));
        }
        return Objects.equals(old, now) || (old == null || old.isNeutral()) && (now == null || now.isNeutral());
    }

    private static int rank(@Nullable Value version) {
        return version == null ? -1 : TLS.indexOf(version.toString());
    }
}
