package livestream.providers.lint.rules;

import java.util.List;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.Value;

/** LS802: plain HTTP to viewers. */
final class ViewersInTheClear extends Rule {
    ViewersInTheClear() {
        super(
                Severity.ERROR,
                "Viewers may ask over plain HTTP.",
                "Anybody on the way sees what is watched, takes cookies and tokens, and can put other pictures in. Browsers block"
                        + " such a stream in a page that came over HTTPS. AWS's live-streaming guide redirects to HTTPS.",
                "Leave `viewerProtocol` out, and viewers are redirected; or write `https-only`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        List<Behavior> open = context.behaviors().stream()
                .filter(behavior -> behavior.inputs().get("ViewerProtocolPolicy") instanceof Value.Text policy
                        && policy.text().equals("allow-all"))
                .toList();
        if (!open.isEmpty()) {
            String others = open.size() == 1 ? "" : " and " + (open.size() - 1) + " more";
            findings.add(finding("Viewers of " + open.get(0).words() + others + " may ask over plain HTTP.")
                    .at(at(context, open.get(0)))
                    .help("leave `viewerProtocol` out, and they are redirected to HTTPS."));
        }
    }

    private static Span at(LintContext context, Behavior behavior) {
        return context.overridden("behaviors", behavior.overrideKey(), "ViewerProtocolPolicy")
                .orElseGet(() -> context.distributionAt("", "viewerProtocol"));
    }
}
