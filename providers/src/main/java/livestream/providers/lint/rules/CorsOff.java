package livestream.providers.lint.rules;

import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** LS401: no page of another host may play. */
final class CorsOff extends Rule {
    CorsOff() {
        super(
                Severity.WARNING,
                "CloudFront adds no CORS headers to what players read.",
                "A player in a web page reads manifests and segments by script. Without"
                        + " `Access-Control-Allow-Origin` the browser keeps the answer from it, and nothing plays in any page"
                        + " of another host; apps and set-top boxes do not care.",
                "Leave `cors` out, or list your pages in it. Where no web player is meant, suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        boolean bare = context.behaviors().stream()
                .filter(behavior -> behavior.carriesManifests() || behavior.carriesSegments())
                .filter(behavior -> !behavior.isDefault() && behavior.own().isEmpty() && !behavior.hasHeadersPolicy())
                .anyMatch(behavior -> !originAnswers(context, behavior));
        if (context.livestream().distribution().cors() == null && bare) {
            findings.add(finding("Browsers keep manifests and segments from players in web pages of other hosts.")
                    .at(context.distributionAt("", "cors"))
                    .help("leave `cors` out, or write the origins of your pages."));
        }
    }

    /** What existing storage answers is known, and looked at by {@link StorageWithoutCors}. */
    private static boolean originAnswers(LintContext context, Behavior behavior) {
        return behavior.channel()
                .filter(channel -> context.account().storages().containsKey(channel.origin()))
                .isPresent();
    }
}
