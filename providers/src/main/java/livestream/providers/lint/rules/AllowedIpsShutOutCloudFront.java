package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.MediaPackage;
import livestream.schema.Severity;

/** LS311: an allow list of viewers' addresses, where MediaPackage sees those of CloudFront. */
final class AllowedIpsShutOutCloudFront extends Rule {
    AllowedIpsShutOutCloudFront() {
        super(
                Severity.WARNING,
                "`allowIps` lists no addresses of CloudFront.",
                "MediaPackage compares the list with who asks it, and that is CloudFront, never a viewer. It answers 403 to the"
                        + " distribution, and so to everybody (MediaPackage User Guide, Endpoint settings).",
                "Write `cdnAuthorization: create`, which lets CloudFront alone in; or list the ranges that CloudFront"
                        + " publishes for asking origins.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Channel channel : context.livestream().channels()) {
            if (channel.origin() instanceof MediaPackage mediapackage
                    && !mediapackage.allowIps().isEmpty()
                    && mediapackage.allowIps().stream().noneMatch(CloudFrontRanges::overlap)) {
                findings.add(
                        finding(
                                        "MediaPackage sees CloudFront's addresses and not those of viewers, so this list answers 403 to"
                                                + " everybody.")
                                .at(mediapackage.place().of("allowIps"))
                                .help(
                                        "write `cdnAuthorization: create` in its place, or add CloudFront's origin-facing ranges."));
            }
        }
    }
}
