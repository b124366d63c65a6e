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
            "A waiver does not say why.",
            "Whoever reads the file next year has to know whether the reason still holds. A waiver without one waives nothing.",
            "Write the reason behind the rule: `# livestream: ignore RULE the partner's players send no Origin`.");

    static final Explanation IDLE = new Explanation(
            "idle-waiver",
            Severity.INFO,
            false,
            "A waiver waives nothing.",
            "What it was written for is mended or has moved, and the next finding on its line would be waived unseen.",
            "Remove the comment, or put it on the line of the finding or the line above.");

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#\\s*livestream:\\s*ignore\\b(.*)$");
    private static final Pattern ALONE = Pattern.compile("\\s*#.*");

    /**
     * One comment.
     *
     * @param line the line whose findings it waives
     */
    private record Waiver(String rule, String reason, int line, Span at) {
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

    /** The findings that no comment waives, and findings about the comments themselves. */
    List<Diagnostic> settle(List<Diagnostic> findings) {
        List<Diagnostic> settled = new ArrayList<>();
        Set<Diagnostic> waived = new LinkedHashSet<>();
        for (Waiver waiver :
                sourceTexts.files().stream().flatMap(file -> in(file).stream()).toList()) {
            Optional<Diagnostic> wrong = wrong(waiver);
            if (wrong.isPresent()) {
                settled.add(wrong.get());
                continue;
            }
            List<Diagnostic> covered = findings.stream().filter(waiver::covers).toList();
            waived.addAll(covered);
            if (covered.isEmpty() && complete) {
                settled.add(IDLE.finding("Nothing is found here that this waiver is for.")
                        .at(waiver.at())
                        .help("remove it, or put it on the line of the finding or the line above."));
            }
        }
        findings.stream().filter(finding -> !waived.contains(finding)).forEach(settled::add);
        return settled;
    }

    private Optional<Diagnostic> wrong(Waiver waiver) {
        Optional<Explanation> explanation = book.explanation(waiver.rule());
        if (explanation.isEmpty()) {
            return Optional.of(LintSettingsFilter.UNKNOWN_RULE
                    .finding(
                            waiver.rule().isEmpty()
                                    ? "The waiver names no rule."
                                    : "There is no rule `" + waiver.rule() + "`.")
                    .at(waiver.at())
                    .help(book.correction(waiver.rule())));
        } else if (!explanation.get().advice()) {
            return Optional.of(LintSettingsFilter.NOT_ADVICE
                    .finding("`" + waiver.rule() + "` is no advice, and cannot be waived.")
                    .at(waiver.at())
                    .help("remove the comment, and mend what is found."));
        } else if (waiver.reason().isEmpty()) {
            return Optional.of(WITHOUT_REASON
                    .finding("This waiver of `" + waiver.rule() + "` does not say why.")
                    .at(waiver.at())
                    .help("write the reason behind the name of the rule, in your own words."));
        }
        return Optional.empty();
    }

    private List<Waiver> in(String file) {
        List<Waiver> waivers = new ArrayList<>();
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
                waivers.add(
                        new Waiver(words[0], words.length > 1 ? words[1] : "", meant(file, number, text.get()), at));
            }
        }
        return waivers;
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
