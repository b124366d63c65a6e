package livestream.providers.lint.rules;

import java.util.List;
import java.util.Optional;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;
import livestream.schema.ViewerAccess;

/** LS805: an open behaviour before a closed one. What `except` lists is meant to be open. */
final class SignatureBypassed extends Rule {
    SignatureBypassed() {
        super(
                Severity.WARNING,
                "A behavior that asks for no signature stands before one that does, and both match the same files.",
                "CloudFront asks the first behavior whose path pattern matches. Everyone who knows the URL gets those files without a"
                        + " signature, although the behavior that is meant for them is closed.",
                "Let the earlier behavior ask for signatures too. If it is meant to be open, list its path in `except` of"
                        + " `viewerAccess`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ViewerAccess access = context.livestream().distribution().viewerAccess();
        List<String> meant = access == null ? List.of() : access.except();
        List<Behavior> behaviors = context.behaviors();
        behaviors.stream()
                .filter(open -> access != null && open.isDefault() && !isSigned(open) && !meant.contains("*"))
                .forEach(open -> behaviors.stream()
                        .filter(closed ->
                                isSigned(closed) && context.origin(closed).equals(context.origin(open)))
                        .findFirst()
                        .ifPresent(closed -> findings.add(byDefault(context, open, closed))));
        for (int i = 0; i < behaviors.size(); i++) {
            Behavior open = behaviors.get(i);
            if (!isSigned(open) && !meant.contains(open.pattern().toString())) {
                behaviors.subList(i + 1, behaviors.size()).stream()
                        .filter(later ->
                                isSigned(later) && context.origin(later).equals(context.origin(open)))
                        .flatMap(later -> found(context, open, later).stream())
                        .findFirst()
                        .ifPresent(findings::add);
            }
        }
    }

    private Diagnostic byDefault(LintContext context, Behavior open, Behavior closed) {
        return finding("The default behavior asks viewers for no signature, and serves the origin of " + closed.words()
                        + ", which does.")
                .at(context.overridden("behaviors", open.overrideKey(), "TargetOriginId")
                        .orElse(open.at()))
                .help(
                        "write `defaultBehavior: { origin: ... }`, which is closed as the others are, or list `*` in `except` if"
                                + " it is meant to be open.");
    }

    private Optional<Diagnostic> found(LintContext context, Behavior open, Behavior later) {
        return open.pattern().common(later.pattern()).map(path -> finding("`/" + path + "` needs no signature, because "
                        + open.words() + " stands before " + later.words() + ".")
                .at(context.overridden("behaviors", open.overrideKey(), "TrustedKeyGroups")
                        .orElse(open.at()))
                .help("let it ask for signatures too, or list `" + open.pattern()
                        + "` in `except` if it is meant to be open."));
    }

    /** Whether it asks viewers for a signature. */
    static boolean isSigned(Behavior behavior) {
        return behavior.inputs().get("TrustedKeyGroups") instanceof Value.Fields groups
                && Value.flag(true).equals(groups.get("Enabled"));
    }
}
