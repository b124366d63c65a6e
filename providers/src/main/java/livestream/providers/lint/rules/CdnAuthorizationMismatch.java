package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Span;

/** LS305: an existing endpoint and its CDN do not agree. */
final class CdnAuthorizationMismatch extends Rule {
    CdnAuthorizationMismatch() {
        super(
                Severity.ERROR,
                "An existing endpoint asks for CDN authorization and gets no header, or gets one that it does not ask for.",
                "Without the header MediaPackage answers 403 to every request of CloudFront, and no viewer sees anything. A header that"
                        + " the endpoint does not ask for looks like protection and is none: everyone who knows the URL of the"
                        + " endpoint gets everything past CloudFront.",
                "Write the `secret` and `role` that the endpoint has into `cdnAuthorization`; or give the endpoint an authorization"
                        + " in MediaPackage, or leave `cdnAuthorization` out.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (RoutedEndpoint endpoint : context.endpoints()) {
            boolean sent = CdnHeader.to(context, endpoint).isPresent();
            CdnHeader.existing(context, endpoint)
                    .filter(existing -> existing.authorized() != sent)
                    .ifPresent(existing -> findings.add(finding(
                                    sent
                                            ? "CloudFront sends a CDN identifier to `" + endpoint.name()
                                                    + "`, which answers anybody without it."
                                            : "`" + endpoint.name()
                                                    + "` asks for CDN authorization, and CloudFront sends no header.")
                            .at(at(context, endpoint, sent))
                            .help(
                                    sent
                                            ? "set the authorization of `" + existing.id()
                                                    + "` in MediaPackage, or leave `cdnAuthorization` out."
                                            : "write `cdnAuthorization` with the `secret` and `role` that `"
                                                    + existing.id() + "` has in MediaPackage.")));
        }
    }

    private static Span at(LintContext context, RoutedEndpoint endpoint, boolean sent) {
        return context.channel(endpoint.name())
                .filter(channel -> sent && channel.origin().place().has("cdnAuthorization"))
                .map(channel -> channel.origin().place().of("cdnAuthorization"))
                .orElseGet(() -> context.endpointAt(endpoint.name()));
    }
}
