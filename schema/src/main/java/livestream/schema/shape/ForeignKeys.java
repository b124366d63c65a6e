package livestream.schema.shape;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys that people know from elsewhere and that this version does not have, with what it has instead. */
public final class ForeignKeys {
    private static final Set<String> ORIGINS = Set.of("mediapackagev2", "origin", "origins", "medialive");

    /** Names of AWS's APIs and consoles, or of a block beside this one, in lower case, to the keys that may say it here. */
    private static final Map<String, List<String>> ELSEWHERE = Map.ofEntries(
            Map.entry("aliasset", List.of("aliases")),
            Map.entry("alternatedomainnames", List.of("aliases")),
            Map.entry("cnames", List.of("aliases")),
            Map.entry("viewercertificate", List.of("certificate")),
            Map.entry("acmcertificatearn", List.of("certificate")),
            Map.entry("minimumprotocolversion", List.of("minimumTls")),
            Map.entry("securitypolicy", List.of("minimumTls")),
            Map.entry("restrictions", List.of("geo")),
            Map.entry("georestriction", List.of("geo")),
            Map.entry("georestrictions", List.of("geo")),
            Map.entry("viewerprotocolpolicy", List.of("viewerProtocol")),
            Map.entry("waf", List.of("webAcl")),
            Map.entry("trustedkeygroups", List.of("viewerAccess", "keyGroup")),
            Map.entry("trustedsigners", List.of("viewerAccess")),
            Map.entry("isipv6enabled", List.of("ipv6")),
            Map.entry("customerrorresponses", List.of("errorPages")),
            Map.entry("errorcachingminttl", List.of("errorCaching")),
            Map.entry("cachebehaviors", List.of("behaviors")),
            Map.entry("pathpattern", List.of("path")),
            Map.entry("targetoriginid", List.of("origin")),
            Map.entry("customheaders", List.of("headers")),
            Map.entry("origincustomheaders", List.of("headers")),
            Map.entry("originreadtimeout", List.of("originTimeouts")),
            Map.entry("connectiontimeout", List.of("connect")),
            Map.entry("connectionattempts", List.of("attempts")),
            Map.entry("originkeepalivetimeout", List.of("keepAlive")),
            Map.entry("functionassociations", List.of("functions")),
            Map.entry("lambdafunctionassociations", List.of("functions")),
            Map.entry("responsepagepath", List.of("page")),
            Map.entry("responsecode", List.of("code")),
            Map.entry("whitelist", List.of("allow")),
            Map.entry("blacklist", List.of("deny")),
            Map.entry("originaccesscontrol", List.of("access")),
            Map.entry("keys", List.of("publicKeys")),
            Map.entry("status", List.of("code")),
            Map.entry("host", List.of("url")),
            Map.entry("domain", List.of("url", "aliases")),
            Map.entry("domainname", List.of("url")),
            Map.entry("bucket", List.of("destination", "s3")),
            Map.entry("path", List.of("prefix", "originPath")),
            Map.entry("prefix", List.of("path", "originPath")),
            Map.entry("originpath", List.of("path", "prefix")));

    private ForeignKeys() {}

    /** The key, among those that can stand here, that says what AWS calls otherwise. */
    static Optional<String> here(String key, Collection<String> keys) {
        return ELSEWHERE.getOrDefault(key.toLowerCase(Locale.ROOT), List.of()).stream()
                .filter(keys::contains)
                .findFirst();
    }

    /** Whether people write an origin under this key, elsewhere or in a later version. */
    public static boolean isOrigin(String key) {
        return ORIGINS.contains(key);
    }

    static Optional<String> help(String key) {
        if (key.equals("mediapackagev2") || key.equals("medialive")) {
            return Optional.of(
                    "this version makes neither MediaLive channels nor MediaPackage v2: feed a channel of `mediapackage`"
                            + " (v1), and in front of a v2 endpoint write `http: { url: ... }`.");
        } else if (ORIGINS.contains(key)) {
            return Optional.of("this version knows the origins `mediapackage` (v1, or URLs of one in another account),"
                    + " `mediastore`, `s3` and `http`.");
        }
        return key.equals("failover")
                ? Optional.of("this version has no key for it: write an origin group in"
                        + " `overrides: { distribution: { OriginGroups: [...] } }`, and its `Id` as the `TargetOriginId` of"
                        + " behaviors in `overrides.behaviors`.")
                : Optional.empty();
    }
}
