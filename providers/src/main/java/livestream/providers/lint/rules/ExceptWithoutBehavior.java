package livestream.providers.lint.rules;

import java.util.List;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.ViewerAccess;

/** LS805: a path that is meant to be open and is no behaviour's. */
final class ExceptWithoutBehavior extends Rule {
    ExceptWithoutBehavior() {
        super(
                Severity.WARNING,
                "`except` lists a path that no behavior has.",
                "Signatures are asked for by behaviors, not by paths. A path of `except` that is the pattern of none opens nothing:"
                        + " the page or poster that was meant to be open answers 403.",
                "Write the path exactly as the behavior has it, or add a behavior for it.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ViewerAccess access = context.livestream().distribution().viewerAccess();
        List<String> patterns = context.behaviors().stream()
                .map(behavior -> behavior.pattern().toString())
                .toList();
        if (access == null || patterns.isEmpty()) {
            return;
        }
        access.except().stream()
                .filter(path -> !patterns.contains(path))
                .forEach(path -> findings.add(finding("No behavior has the path `" + path + "`, so it opens nothing.")
                        .at(access.place().of("except"))
                        .help("write it as a behavior has it, or add one: the distribution has " + shown(patterns)
                                + ".")));
    }

    /** The first few are enough to see how they are written. */
    private static String shown(List<String> patterns) {
        int most = 6;
        String some = "`" + String.join("`, `", patterns.subList(0, Math.min(most, patterns.size()))) + "`";
        return patterns.size() > most ? some + " and " + (patterns.size() - most) + " more" : some;
    }
}
