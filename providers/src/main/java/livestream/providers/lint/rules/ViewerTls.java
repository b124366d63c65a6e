package livestream.providers.lint.rules;

import java.util.List;
import java.util.Optional;
import livestream.providers.lint.LintContext;
import livestream.schema.Span;
import livestream.schema.Value;

/** Which TLS viewers have to speak; that counts with a certificate of one's own only. */
final class ViewerTls {
    private static final List<String> OLD = List.of("SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016");

    private ViewerTls() {}

    /** The security policy; empty where CloudFront's own certificate leaves no choice. */
    static Optional<String> policy(LintContext context) {
        return context.distribution().get("ViewerCertificate") instanceof Value.Fields certificate
                        && certificate.get("MinimumProtocolVersion") instanceof Value.Text policy
                ? Optional.of(policy.text())
                : Optional.empty();
    }

    /** Whether it lets in what is older than TLS 1.2. */
    static boolean isOld(String policy) {
        return OLD.contains(policy);
    }

    /** Whether a channel is labelled as one for old devices. */
    static boolean hasLegacyDevices(LintContext context) {
        return context.livestream().channels().stream()
                .anyMatch(channel -> "legacy".equals(channel.labels().get("devices")));
    }

    static Span at(LintContext context) {
        boolean written = context.livestream().distribution().place().has("minimumTls");
        return context.distributionAt(
                "ViewerCertificate.MinimumProtocolVersion", written ? "minimumTls" : "certificate");
    }
}
