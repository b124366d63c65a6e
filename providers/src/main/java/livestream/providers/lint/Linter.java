package livestream.providers.lint;

import java.util.List;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.LintSettings;
import livestream.schema.Sources;

/** Asks every rule, and hears what the user answers: settings, waivers beside the line, findings that are known. */
public final class Linter {
    private final RuleBook book;

    public Linter(RuleBook book) {
        this.book = book;
    }

    /**
     * What remains to be told.
     *
     * @param before what the reader and the expansion found; they can be waived as far as they are advice
     * @param sources the texts of the file, where waivers stand
     * @param baseline what is known
     * @param complete whether everything was looked at; otherwise a waiver that waives nothing may have its reason
     */
    public List<Diagnostic> findings(
            Linted linted, List<Diagnostic> before, Sources sources, Baseline baseline, boolean complete) {
        Diagnostics found = new Diagnostics();
        before.forEach(found::add);
        book.rules().forEach(rule -> rule.check(linted, found));
        LintSettings settings = linted.livestream().lint();
        List<Diagnostic> chosen = new Choices(book, settings).settle(found.all());
        List<Diagnostic> waived = new Waivers(book, sources, complete).settle(chosen);
        Diagnostics rest = new Diagnostics();
        waived.stream()
                .filter(finding -> !isAdvice(finding) || !baseline.knows(finding))
                .forEach(rest::add);
        return rest.all();
    }

    /** What of these a baseline may hold. */
    public List<Diagnostic> advice(List<Diagnostic> findings) {
        return findings.stream().filter(this::isAdvice).toList();
    }

    private boolean isAdvice(Diagnostic finding) {
        return book.isAdvice(finding);
    }
}
