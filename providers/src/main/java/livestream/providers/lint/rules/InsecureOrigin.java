package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** LS309: a server that CloudFront asks without encryption, by the file or by an override. */
final class InsecureOrigin extends Rule {
    private static final String POLICY = "CustomOriginConfig.OriginProtocolPolicy";

    InsecureOrigin() {
        super(
                Severity.WARNING,
                "CloudFront asks an origin over HTTP.",
                "Anybody on the way between CloudFront and the server can read and change what every viewer sees, and the headers by"
                        + " which the server knows CloudFront.",
                "Give the server a certificate and write `https://`; where it can have none, suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Value.Fields origin : context.origins()) {
            if (origin.get("CustomOriginConfig") instanceof Value.Fields server
                    && !"https-only".equals(server.text("OriginProtocolPolicy"))) {
                boolean viewers = "match-viewer".equals(server.text("OriginProtocolPolicy"));
                findings.add(finding("The origin `" + origin.text("Id") + "` is asked over HTTP"
                                + (viewers ? " whenever a viewer asks CloudFront so." : "."))
                        .at(OriginPlace.of(context, origin, POLICY, "protocol"))
                        .help(
                                "write `https://`, with a certificate on the server; over HTTP anybody on the way can change what"
                                        + " viewers see."));
            }
        }
    }
}
