package livestream.schema.check;

import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution;
import livestream.schema.Livestream;

/** Host names without a certificate that covers them: CloudFront takes none. */
final class AliasCertificate implements FileCheck {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        Distribution distribution = livestream.distribution();
        if (!distribution.aliases().isEmpty() && distribution.certificate() == null) {
            diagnostics.add(Diagnostic.error(
                            "alias-without-certificate", "`aliases` needs the key `certificate` beside it.")
                    .at(distribution.place().of("aliases"))
                    .help("write the ARN of a certificate in us-east-1 that covers every alias; CloudFront's own"
                            + " covers `*.cloudfront.net` alone."));
        }
    }
}
