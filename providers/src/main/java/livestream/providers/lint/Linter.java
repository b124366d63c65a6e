package livestream.providers.lint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.SourceTexts;

/** Asks every rule, and hears what the user answers: settings, suppressions beside the line, findings that are known. */
public final class Linter {
    private final RuleRegistry book;

    public Linter(RuleRegistry book) {
        this.book = book;
    }

    /**
     * What remains to be told.
     *
     * @param before what the reader and the expansion found; they can be suppressed as far as they are advice
     * @param sourceTexts the texts of the file, where suppressions stand
     * @param complete whether everything was looked at; otherwise a suppression that suppresses nothing may have its reason
     */
    public List<Diagnostic> findings(
            LintContext context, List<Diagnostic> before, SourceTexts sourceTexts, boolean complete) {
        Diagnostics found = new Diagnostics();
        before.forEach(found::add);
        Set<Diagnostic> told = new LinkedHashSet<>();
        for (LintContext each : context.byDistribution()) {
            Diagnostics ofOne = new Diagnostics();
            book.rules().forEach(rule -> rule.check(each, ofOne));
            told.addAll(ofOne.all());
        }
        told.forEach(found::add);
        List<Diagnostic> chosen =
                new LintSettingsFilter(book, context.livestream().lint()).settle(found.all());
        return new Suppressions(book, sourceTexts, complete).settle(chosen);
    }

    /** What of these nobody knows yet. */
    public List<Diagnostic> unknown(List<Diagnostic> findings, Baseline baseline) {
        return findings.stream()
                .filter(finding -> !book.isAdvice(finding) || !baseline.knows(finding))
                .toList();
    }

    /** What of these a baseline may hold. */
    public List<Diagnostic> advice(List<Diagnostic> findings) {
        return findings.stream().filter(book::isAdvice).toList();
    }
}
