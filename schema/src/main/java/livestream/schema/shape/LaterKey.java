package livestream.schema.shape;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys that people know from elsewhere and that this version does not have, with what it has instead. */
public final class LaterKey {
    private static final Set<String> ORIGINS = Set.of("mediapackagev2", "origin", "origins", "medialive", "failover");
    private static final Set<String> REUSE = Set.of("variables", "environments", "include", "channelsFrom");

    /** Names of CloudFront's and MediaPackage's APIs and consoles, in lower case, to the key that says it here. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("aliasset", "aliases"),
            Map.entry("alternatedomainnames", "aliases"),
            Map.entry("cnames", "aliases"),
            Map.entry("viewercertificate", "certificate"),
            Map.entry("acmcertificatearn", "certificate"),
            Map.entry("minimumprotocolversion", "minimumTls"),
            Map.entry("securitypolicy", "minimumTls"),
            Map.entry("restrictions", "geo"),
            Map.entry("georestriction", "geo"),
            Map.entry("georestrictions", "geo"),
            Map.entry("viewerprotocolpolicy", "viewerProtocol"),
            Map.entry("waf", "webAcl"),
            Map.entry("trustedkeygroups", "viewerAccess"),
            Map.entry("trustedsigners", "viewerAccess"),
            Map.entry("isipv6enabled", "ipv6"),
            Map.entry("customerrorresponses", "errorPages"),
            Map.entry("errorcachingminttl", "errorCaching"),
            Map.entry("cachebehaviors", "behaviors"),
            Map.entry("pathpattern", "path"),
            Map.entry("targetoriginid", "origin"),
            Map.entry("customheaders", "headers"),
            Map.entry("origincustomheaders", "headers"),
            Map.entry("originreadtimeout", "originTimeouts"),
            Map.entry("connectiontimeout", "connect"),
            Map.entry("connectionattempts", "attempts"),
            Map.entry("originkeepalivetimeout", "keepAlive"),
            Map.entry("functionassociations", "functions"),
            Map.entry("lambdafunctionassociations", "functions"),
            Map.entry("responsepagepath", "page"),
            Map.entry("responsecode", "code"),
            Map.entry("whitelist", "allow"),
            Map.entry("blacklist", "deny"),
            Map.entry("originaccesscontrol", "access"));

    private LaterKey() {}

    /** The key, among those that can stand here, that says what AWS calls otherwise. */
    static Optional<String> here(String key, Collection<String> keys) {
        return Optional.ofNullable(ELSEWHERE.get(key.toLowerCase(Locale.ROOT))).filter(keys::contains);
    }

    /** Whether people write an origin under this key, elsewhere or in a later version. */
    public static boolean isOrigin(String key) {
        return ORIGINS.contains(key);
    }

    static Optional<String> help(String key) {
        if (ORIGINS.contains(key)) {
            return Optional.of("this version knows the origins `mediapackage` (v1, or URLs of one in another account),"
                    + " `mediastore`, `s3` and `http`.");
        } else if (REUSE.contains(key)) {
            return Optional.of(
                    "this version has no variables, environments or includes; `channelDefaults` and YAML anchors hold"
                            + " what channels share.");
        }
        return Optional.empty();
    }
}
