package livestream.providers.lint.rules;

import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;
import livestream.schema.ViewerAccess;

/** LS811: cookies that browsers send only where the answer allows credentials. */
final class CookiesWithoutCredentials extends Rule {
    CookiesWithoutCredentials() {
        super(
                Severity.WARNING,
                "Viewers carry signed cookies, and the CORS headers do not allow credentials.",
                "A player in a web page of another host has to ask with credentials, or the browser sends no cookies. It throws away"
                        + " the answer to such a request unless `Access-Control-Allow-Credentials` is true and the page's own"
                        + " origin is named; `*` does not count (Fetch standard, CORS protocol and credentials).",
                "Write `cors: { origins: [\"https://www.example.com\"], credentials: true }` with the origins of your pages.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ViewerAccess access = context.livestream().distribution().viewerAccess();
        if (access == null || !"cookies".equals(access.signed())) {
            return;
        }
        boolean dropped = context.behaviors().stream()
                .filter(SignatureBypassed::isSigned)
                .filter(behavior -> behavior.carriesManifests() || behavior.carriesSegments())
                .anyMatch(behavior -> isWithoutCredentials(context, behavior));
        if (dropped) {
            findings.add(finding("Browsers discard what players in pages of other hosts get with a signed cookie.")
                    .at(context.distributionAt("", "cors"))
                    .note("note", "`signed: cookies` is here", access.place().of("signed"))
                    .help(
                            "write `cors: { origins: [\"https://www.example.com\"], credentials: true }` with the origins of your"
                                    + " pages."));
        }
    }

    private static boolean isWithoutCredentials(LintContext context, Behavior behavior) {
        return context.policy(behavior, "ResponseHeadersPolicyId")
                .map(policy -> policy.get("CorsConfig"))
                .filter(Value.Fields.class::isInstance)
                .map(cors -> ((Value.Fields) cors).get("AccessControlAllowCredentials"))
                .filter(credentials -> !Value.flag(true).equals(credentials))
                .isPresent();
    }
}
