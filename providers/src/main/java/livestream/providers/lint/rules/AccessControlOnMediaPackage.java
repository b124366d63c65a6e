package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** LS308: MediaPackage v1 checks no signature. */
final class AccessControlOnMediaPackage extends Rule {
    AccessControlOnMediaPackage() {
        super(
                Severity.ERROR,
                "CloudFront is to sign its requests to MediaPackage v1, which checks no signatures.",
                "Origin access control exists for S3, MediaStore, MediaPackage v2 and Lambda. CloudFront refuses the distribution"
                        + " when the domain is of no such kind, and where it does not, anybody can still ask MediaPackage past it.",
                "Write `cdnAuthorization`, which is how MediaPackage v1 knows its CDN.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Value.Fields origin : context.origins()) {
            if (OriginHost.isMediaPackage(origin) && OriginHost.isSigned(origin)) {
                String id = origin.text("Id");
                findings.add(
                        finding("The origin `" + id + "` has an origin access control, and MediaPackage v1 knows none.")
                                .at(context.overridden("origins", id, "OriginAccessControlId")
                                        .orElseGet(() -> context.endpointAt(id)))
                                .help("take it out of the override, and write `cdnAuthorization` in the channel."));
            }
        }
    }
}
