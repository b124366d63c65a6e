package livestream.providers.lint.rules;

import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** LS403: whoever asks first decides which CORS headers everybody gets. */
final class CorsOfFirstViewer extends Rule {
    private static final String POLICY = "ResponseHeadersPolicyId";

    CorsOfFirstViewer() {
        super(
                Severity.WARNING,
                "The origin answers by `Origin`, and CloudFront caches one answer for all.",
                "A player in an app asks without `Origin`, and the origin answers without CORS headers. CloudFront keeps that"
                        + " answer, and players in web pages fail until it expires. The better the cache works, the longer.",
                "Leave `cors` as it is by default: its policy replaces what the origin says, for every viewer alike.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Behavior behavior : context.behaviors()) {
            boolean sent = ForwardedHeaders.by(context, behavior, "Origin")
                    .filter(ForwardedHeaders.REQUEST::equals)
                    .isPresent();
            if (sent && isCached(context, behavior) && leavesItToTheOrigin(context, behavior)) {
                findings.add(finding("The origin of " + behavior.words()
                                + " sees `Origin`, and its first answer is cached for every page and app.")
                        .at(ForwardedHeaders.at(context, behavior, ForwardedHeaders.REQUEST))
                        .help(
                                behavior.own().isPresent()
                                        ? "leave `originRequestPolicy` out, or use a response headers policy that overrides"
                                                + " the origin's CORS headers."
                                        : "leave `cors` out: its policy answers for the origin, the same for all."));
            }
        }
    }

    private static boolean isCached(LintContext context, Behavior behavior) {
        return context.policy(behavior, ForwardedHeaders.CACHE)
                .filter(policy -> policy.get("MaxTTL") instanceof Value.Num longest && !longest.isNeutral())
                .isPresent();
    }

    /** A policy whose content is not known may override. */
    private static boolean leavesItToTheOrigin(LintContext context, Behavior behavior) {
        Value id = behavior.inputs().get(POLICY);
        if (id == null || id.isNeutral()) {
            return true;
        }
        return context.policy(behavior, POLICY)
                .filter(policy -> !(policy.get("CorsConfig") instanceof Value.Fields cors)
                        || !Value.flag(true).equals(cors.get("OriginOverride")))
                .isPresent();
    }
}
