package livestream.providers.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Explanation;
import livestream.schema.Severity;
import livestream.schema.SourceTexts;
import livestream.schema.Span;

/**
 * Comments of the form {@code # livestream: ignore RULE REASON}: on the line of a finding, or on lines of their own above
 * it.
 */
final class Suppressions {
    static final Explanation WITHOUT_REASON = new Explanation(
            "waiver-without-reason",
            Severity.WARNING,
            false,
            "A suppression does not say why.",
            "Readers of the file next year have to know whether the reason still holds. A suppression without one suppresses nothing.",
            "Write the reason behind the rule: `# livestream: ignore RULE the partner's players send no Origin`.");

    static final Explanation IDLE = new Explanation(
            "idle-waiver",
            Severity.INFO,
            false,
            "A suppression suppresses nothing.",
            "What it was written for is fixed or has moved, and the next finding on its line would be suppressed unseen.",
            "Remove the comment, or put it on the line of the finding or the line above.");

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#\\s*livestream:\\s*ignore\\b(.*)$");
    private static final Pattern ALONE = Pattern.compile("\\s*#.*");

    /**
     * One comment.
     *
     * @param line the line whose findings it suppresses
     */
    private record Suppression(String rule, String reason, int line, Span at) {
        boolean covers(Diagnostic finding) {
            return finding.code().equals(rule)
                    && finding.at()
                            .filter(span -> span.file().equals(at.file()) && span.line() == line)
                            .isPresent();
        }
    }

    private final RuleRegistry book;
    private final SourceTexts sourceTexts;
    private final boolean complete;

    Suppressions(RuleRegistry book, SourceTexts sourceTexts, boolean complete) {
        this.book = book;
        this.sourceTexts = sourceTexts;
        this.complete = complete;
    }

    /** The findings that no comment suppresses, and findings about the comments themselves. */
    List<Diagnostic> settle(List<Diagnostic> findings) {
        List<Diagnostic> settled = new ArrayList<>();
        Set<Diagnostic> suppressed = new LinkedHashSet<>();
        for (Suppression suppression :
                sourceTexts.files().stream().flatMap(file -> in(file).stream()).toList()) {
            Optional<Diagnostic> wrong = wrong(suppression);
            if (wrong.isPresent()) {
                settled.add(wrong.get());
                continue;
            }
            List<Diagnostic> covered =
                    findings.stream().filter(suppression::covers).toList();
            suppressed.addAll(covered);
            if (covered.isEmpty() && complete) {
                settled.add(IDLE.finding("Nothing is found here that this suppression is for.")
                        .at(suppression.at())
                        .help("remove it, or put it on the line of the finding or the line above."));
            }
        }
        findings.stream().filter(finding -> !suppressed.contains(finding)).forEach(settled::add);
        return settled;
    }

    private Optional<Diagnostic> wrong(Suppression suppression) {
        Optional<Explanation> explanation = book.explanation(suppression.rule());
        if (explanation.isEmpty()) {
            return Optional.of(LintSettingsFilter.UNKNOWN_RULE
                    .finding(
                            suppression.rule().isEmpty()
                                    ? "The suppression names no rule."
                                    : "There is no rule `" + suppression.rule() + "`.")
                    .at(suppression.at())
                    .help(book.correction(suppression.rule())));
        } else if (!explanation.get().advice()) {
            return Optional.of(LintSettingsFilter.NOT_ADVICE
                    .finding("`" + suppression.rule() + "` is no advice, and cannot be suppressed.")
                    .at(suppression.at())
                    .help("remove the comment, and fix what is found."));
        } else if (suppression.reason().isEmpty()) {
            return Optional.of(WITHOUT_REASON
                    .finding("This suppression of `" + suppression.rule() + "` does not say why.")
                    .at(suppression.at())
                    .help("write the reason behind the name of the rule, in your own words."));
        }
        return Optional.empty();
    }

    private List<Suppression> in(String file) {
        List<Suppression> suppressions = new ArrayList<>();
        Optional<String> text = sourceTexts.line(file, 1);
        for (int number = 1; text.isPresent(); text = sourceTexts.line(file, ++number)) {
            Matcher matcher = COMMENT.matcher(text.get());
            if (matcher.find()) {
                String[] words = matcher.group(1).strip().split("\\s+", 2);
                int begin = text.get().indexOf('#', matcher.start());
                Span at = new Span(
                        file,
                        number,
                        text.get().codePointCount(0, begin) + 1,
                        text.get()
                                .codePointCount(
                                        begin, text.get().stripTrailing().length()));
                suppressions.add(new Suppression(
                        words[0], words.length > 1 ? words[1] : "", meant(file, number, text.get()), at));
            }
        }
        return suppressions;
    }

    /** The line itself, or the next that is more than a comment. */
    private int meant(String file, int number, String text) {
        int meant = number;
        Optional<String> line = Optional.of(text);
        while (line.isPresent() && ALONE.matcher(line.get()).matches()) {
            line = sourceTexts.line(file, ++meant);
        }
        return meant;
    }
}
