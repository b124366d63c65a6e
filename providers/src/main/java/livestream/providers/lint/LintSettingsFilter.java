package livestream.providers.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import livestream.schema.Diagnostic;
import livestream.schema.Explanation;
import livestream.schema.LintSettings;
import livestream.schema.Severity;
import livestream.schema.Span;

/** What the block {@code lint} of a file chooses: rules that say nothing, and rules that are graver or milder. */
final class LintSettingsFilter {
    static final Explanation UNKNOWN_RULE = new Explanation(
            "unknown-rule",
            Severity.WARNING,
            false,
            "A rule is named that does not exist.",
            "A setting or a suppression for a misspelt rule does nothing: what was meant to be quiet is told, and what was meant to"
                    + " stop the plan does not.",
            "Correct the name; `livestream explain` lists every rule.");

    static final Explanation NOT_ADVICE = new Explanation(
            "not-advice",
            Severity.WARNING,
            false,
            "A finding is set aside that a run cannot go on with.",
            "Some findings are advice, and a user who knows better may suppress them. Others mean that there is nothing to plan:"
                    + " the file cannot be read, or two endpoints answer one URL. Silence would not make the file work.",
            "Remove the setting or the suppression, and fix what is found.");

    private final RuleRegistry book;
    private final LintSettings settings;

    LintSettingsFilter(RuleRegistry book, LintSettings settings) {
        this.book = book;
        this.settings = settings;
    }

    /** The findings as the file wants them, and findings about the block itself. */
    List<Diagnostic> settle(List<Diagnostic> findings) {
        List<Diagnostic> settled = new ArrayList<>();
        settings.disable().forEach(rule -> check("disable", rule).ifPresent(settled::add));
        settings.severity().keySet().stream().sorted().forEach(rule -> check("severity", rule)
                .ifPresent(settled::add));
        for (Diagnostic finding : findings) {
            if (!book.isAdvice(finding)) {
                settled.add(finding);
            } else if (!settings.disable().contains(finding.code())) {
                String level = settings.severity().get(finding.code());
                settled.add(level == null ? finding : finding.as(Severity.valueOf(level.toUpperCase(Locale.ROOT))));
            }
        }
        return settled;
    }

    private Optional<Diagnostic> check(String key, String rule) {
        Span at = settings.place().of(key + "." + rule);
        Optional<Explanation> explanation = book.explanation(rule);
        if (explanation.isEmpty()) {
            return Optional.of(UNKNOWN_RULE
                    .finding("There is no rule `" + rule + "`.")
                    .at(at)
                    .help(book.correction(rule)));
        } else if (!explanation.get().advice()) {
            return Optional.of(NOT_ADVICE
                    .finding("`" + rule + "` is no advice, and `" + key + "` does not change it.")
                    .at(at)
                    .help("remove it here, and fix what is found."));
        }
        return Optional.empty();
    }
}
