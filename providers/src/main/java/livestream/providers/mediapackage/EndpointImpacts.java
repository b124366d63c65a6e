package livestream.providers.mediapackage;

import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Impact.Flag;
import livestream.engine.Impacts;
import livestream.providers.aws.AllowList;
import livestream.schema.Value;

/** What viewers notice of changes of a MediaPackage endpoint. */
final class EndpointImpacts {
    private static final Impact PACKAGED_ANEW =
            Impact.interruption("manifests and segments are made again, and running sessions may stall or jump");
    private static final Impact OTHER_KEYS =
            Impact.interruption("running sessions break: they hold keys that fit no longer");
    private static final Impact OTHER_LIVE_POINT = Impact.interruption("the live point jumps");
    private static final Impact OTHER_MANIFEST = Impact.urlChange("the manifest has another name");
    private static final Impact LESS_PAST =
            Impact.interruption("who watches further in the past than that loses the picture");

    static final Impacts BY_PATH = Impacts.whenGone(
                    Impact.urlChange("its URL stops working, and what it has of the past is gone"))
            .never("Description", "Tags")
            .always(PACKAGED_ANEW, "HlsPackage", "DashPackage", "CmafPackage", "MssPackage")
            .always(
                    OTHER_KEYS,
                    "HlsPackage.Encryption",
                    "DashPackage.Encryption",
                    "CmafPackage.Encryption",
                    "MssPackage.Encryption")
            .always(OTHER_LIVE_POINT, "TimeDelaySeconds", "DashPackage.SuggestedPresentationDelaySeconds")
            .always(OTHER_MANIFEST, "ManifestName", "CmafPackage.HlsManifests[].ManifestName")
            .moreOrLess(Impact.NONE, Impact.urlChange("a manifest is gone"), "CmafPackage.HlsManifests")
            .always(PACKAGED_ANEW, "CmafPackage.HlsManifests[]")
            .moreOrLess(
                    Impact.none("manifests reach back less than that until the window has filled"),
                    LESS_PAST,
                    "StartoverWindowSeconds")
            // Who asks through the distribution sends the header before it is demanded, and as long as it is.
            .moreOrLess(
                    Impact.none("only who sends the distribution's header is answered", Flag.ACCESS),
                    Impact.none("everybody is answered who has the URL", Flag.ACCESS),
                    Impact.interruption(
                            "the old header is refused until the distribution sends the new one", Flag.ACCESS),
                    "Authorization");

    private EndpointImpacts() {}

    /** Where a path does not tell. */
    static Impact of(FieldDiff diff) {
        return switch (diff.member()) {
            case "Whitelist" -> AllowList.impact(diff);
            case "Origination" ->
                Value.text("DENY").equals(diff.to())
                        ? Impact.interruption(
                                "it stops serving; what CloudFront has in its cache is served until it expires",
                                Flag.ACCESS)
                        : AllowList.WIDER;
            default -> BY_PATH.of(diff);
        };
    }
}
