package livestream.schema.check;

import livestream.schema.CdnAuthorization;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;

/** A CDN authorization of a kind that the channel's endpoints cannot have. */
final class CdnAuthorizationFit implements FileCheck {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (Channel channel : livestream.channels()) {
            if (!(channel.origin() instanceof MediaPackage mediapackage)) {
                continue;
            }
            CdnAuthorization authorization = mediapackage.cdnAuthorization();
            if (authorization == null) {
                continue;
            }
            boolean foreign = MissingRegion.isForeign(mediapackage);
            boolean agreed = authorization instanceof CdnAuthorization.Agreed;
            Diagnostic diagnostic = null;
            if (foreign && !agreed) {
                diagnostic = Diagnostic.error(
                                "cdn-authorization-of-others",
                                "Endpoints of another account expect the `value` that their owner set, found a secret of this"
                                        + " account.")
                        .help(
                                "write `cdnAuthorization: { value: \"${secret:env:NAME}\" }` with the value that you got.");
            } else if (!foreign && agreed) {
                diagnostic = Diagnostic.error(
                                "cdn-authorization-of-own",
                                "Endpoints of this account expect `create` or `secret` and `role`, found a `value`.")
                        .help("write `cdnAuthorization: create`; MediaPackage itself has to read the secret.");
            } else if (!foreign && !mediapackage.managed() && authorization instanceof CdnAuthorization.Create) {
                diagnostic = Diagnostic.error(
                                "cdn-authorization-of-existing",
                                "The endpoints of an existing channel are only read, expected the `secret` and `role` that they"
                                        + " have, found `create`.")
                        .help("write both ARNs, or `manage: true` to let the endpoints be changed.");
            }
            if (diagnostic != null) {
                diagnostics.add(diagnostic.at(mediapackage.place().of("cdnAuthorization")));
            }
        }
    }
}
