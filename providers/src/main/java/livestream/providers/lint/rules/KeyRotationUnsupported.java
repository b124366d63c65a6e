package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.MediaPackage;
import livestream.schema.Packaging;
import livestream.schema.Packaging.Encryption;
import livestream.schema.Severity;
import org.jspecify.annotations.Nullable;

/** Keys that are to rotate, by a version of SPEKE that has no way to say so. */
final class KeyRotationUnsupported extends Rule {
    KeyRotationUnsupported() {
        super(
                Severity.WARNING,
                "Keys are to rotate, and SPEKE 2.0 knows no rotation.",
                "AWS lists key rotation among what SPEKE 2.0 does not support (MediaPackage User Guide, Choosing the right SPEKE"
                        + " version).",
                "Leave `keyRotation` out, or write `version: \"1.0\"`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Channel channel : context.livestream().channels()) {
            if (channel.origin() instanceof MediaPackage mediapackage) {
                mediapackage.endpoints().forEach(endpoint -> check(channel, endpoint, findings));
            }
        }
    }

    private void check(Channel channel, Endpoint endpoint, Diagnostics findings) {
        Encryption encryption = encryption(endpoint.packaging());
        if (encryption != null
                && encryption.version().equals("2.0")
                && !encryption.keyRotation().isZero()) {
            findings.add(finding("The keys of `" + channel.key() + "/" + endpoint.key()
                            + "` cannot rotate: SPEKE 2.0 has no rotation.")
                    .at(endpoint.place().of("encryption"))
                    .help("leave `keyRotation` out, or write `version: \"1.0\"`."));
        }
    }

    private static @Nullable Encryption encryption(@Nullable Packaging packaging) {
        if (packaging instanceof Packaging.Hls hls) {
            return hls.encryption();
        } else if (packaging instanceof Packaging.Dash dash) {
            return dash.encryption();
        }
        return packaging instanceof Packaging.Cmaf cmaf ? cmaf.encryption() : null;
    }
}
