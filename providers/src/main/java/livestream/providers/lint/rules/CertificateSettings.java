package livestream.providers.lint.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFront refuses in a {@code ViewerCertificate} as a whole; the file's own keys cannot make any of it.
 *
 * <p>Sources: CloudFront API reference, ViewerCertificate; CloudFront developer guide, "Security policy" of the distribution settings:
 * which policies there are for a certificate at dedicated addresses, unless AWS Support adds one for the account.
 *
 * @param words what is wrong, as the end of a sentence
 * @param help what to write
 */
record CertificateSettings(String words, String help) {
    private static final String DEFAULT = "CloudFrontDefaultCertificate";
    private static final String SUPPORT = "SSLSupportMethod";
    private static final String POLICY = "MinimumProtocolVersion";
    private static final Set<String> AT_DEDICATED_ADDRESSES = Set.of("SSLv3", "TLSv1");

    /** What is refused in it; empty when nothing is. */
    static Optional<CertificateSettings> refused(Value.Fields certificate) {
        List<String> named = Stream.of(DEFAULT, "ACMCertificateArn", "IAMCertificateId")
                .filter(member -> isSet(certificate.get(member)))
                .toList();
        if (named.isEmpty()) {
            return refusal(
                    "names no certificate",
                    "write `certificate` in `distribution`; with CloudFront's own certificate the policy is TLSv1, whatever is"
                            + " set.");
        } else if (named.size() > 1) {
            return refusal(
                    "names " + String.join(" and ", named),
                    "keep one; `" + DEFAULT + ": false` or an empty text takes another out.");
        } else if (named.get(0).equals(DEFAULT)) {
            return Optional.empty();
        }
        return ofOwn(word(certificate, SUPPORT), word(certificate, POLICY));
    }

    private static Optional<CertificateSettings> ofOwn(String support, String policy) {
        if (support.isEmpty()) {
            return refusal("has no `" + SUPPORT + "`", "write `" + SUPPORT + ": sni-only`.");
        } else if (support.equals("sni-only") && policy.equals("SSLv3")) {
            return refusal("has SSLv3 together with `sni-only`", "write TLSv1 or later; no client of SNI needs SSLv3.");
        } else if (support.equals("vip") && !policy.isEmpty() && !AT_DEDICATED_ADDRESSES.contains(policy)) {
            return refusal(
                    "has " + policy + " together with `vip`",
                    "write `sni-only`, or TLSv1; where AWS Support has added the policy for the account, suppress this.");
        }
        return Optional.empty();
    }

    private static Optional<CertificateSettings> refusal(String words, String help) {
        return Optional.of(new CertificateSettings(words, help));
    }

    private static boolean isSet(@Nullable Value value) {
        return value != null && !value.isNeutral() && !value.equals(Value.flag(false));
    }

    private static String word(Value.Fields certificate, String member) {
        Value value = certificate.get(member);
        return value == null ? "" : value.toString();
    }
}
