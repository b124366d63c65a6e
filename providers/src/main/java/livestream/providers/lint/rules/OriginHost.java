package livestream.providers.lint.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Value;

/** Whose host an origin is, as its domain tells: known, or a hole that AWS will fill. */
final class OriginHost {
    private static final Pattern REGIONAL =
            Pattern.compile(".*\\.(mediapackage|data\\.mediastore|s3)\\.([a-z]{2}-[a-z-]+-[0-9])\\.amazonaws\\.com");

    private OriginHost() {}

    static boolean isMediaPackage(Value.Fields origin) {
        return isOf(origin, "mediapackage_origin_endpoint", "mediapackage");
    }

    static boolean isMediaStore(Value.Fields origin) {
        return isOf(origin, "mediastore_container", "data.mediastore");
    }

    static boolean isBucket(Value.Fields origin) {
        return origin.get("S3OriginConfig") != null || isOf(origin, "s3_bucket", "s3");
    }

    /** Whether CloudFront signs its requests to it. */
    static boolean isSigned(Value.Fields origin) {
        Value control = origin.get("OriginAccessControlId");
        return control != null && !control.isNeutral();
    }

    /** The region that the name of an AWS host tells. */
    static Optional<String> region(String host) {
        return Optional.of(REGIONAL.matcher(host)).filter(Matcher::matches).map(matcher -> matcher.group(2));
    }

    private static boolean isOf(Value.Fields origin, String type, String service) {
        Value domain = origin.get("DomainName");
        if (domain instanceof Value.Reference reference) {
            return reference.target().type().equals(type);
        }
        Matcher matcher = REGIONAL.matcher(String.valueOf(domain));
        return matcher.matches() && matcher.group(1).equals(service);
    }
}
