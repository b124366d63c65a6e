package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.CdnAuthorization;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.MediaPackage;
import livestream.schema.Severity;

/** A role of CDN authorization that the account does not have. */
final class RoleNotFound extends Rule {
    RoleNotFound() {
        super(
                Severity.ERROR,
                "The role of CDN authorization is not there.",
                "MediaPackage takes the role to read the secret, and refuses the endpoint when it cannot, in the middle of the apply."
                        + " The role is one of the account that MediaPackage is in.",
                "Copy the ARN of a role of this account that trusts `mediapackage.amazonaws.com`; or write `cdnAuthorization:"
                        + " create`, which makes the secret and the role.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Channel channel : context.livestream().channels()) {
            if (channel.origin() instanceof MediaPackage mediapackage
                    && mediapackage.cdnAuthorization() instanceof CdnAuthorization.Existing existing
                    && context.account().missingRoles().contains(existing.role())) {
                findings.add(finding("There is no role `" + existing.role() + "` in the account.")
                        .at(mediapackage.place().of("cdnAuthorization"))
                        .help("copy the ARN from `aws iam list-roles`, or write `cdnAuthorization: create`."));
            }
        }
    }
}
