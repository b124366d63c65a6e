package livestream.schema;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The findings of a run, handed down to whoever may find something.
 *
 * <p>A phase adds all it finds; the phase boundary decides to stop with {@link #stopIfErrors()}. Not thread-safe.
 */
public final class Diagnostics {

    /** Thrown at a phase boundary when errors were found; the findings themselves are in the collector. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Stopped(int errors) {
            super(errors + " errors found", null, false, false);
        }
    }

    private static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparing(finding -> finding.at().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));

    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private final SourceTexts sourceTexts;

    public Diagnostics() {
        this(new SourceTexts());
    }

    /** A collector for a part of a run, whose findings point into the same texts. */
    public Diagnostics(SourceTexts sourceTexts) {
        this.sourceTexts = sourceTexts;
    }

    /** The texts that the findings point into; whoever reads a file adds it. */
    public SourceTexts sourceTexts() {
        return sourceTexts;
    }

    /** Adds a finding; one that is there already stays alone. */
    public void add(Diagnostic diagnostic) {
        found.add(sourceTexts.shown(diagnostic));
    }

    /** Everything found so far, sorted by place; findings without a place come last. */
    public List<Diagnostic> all() {
        return found.stream().sorted(BY_PLACE).toList();
    }

    /** Keeps these in place of what was found so far: what remains once a user's suppressions are heard. */
    public void keep(List<Diagnostic> remaining) {
        found.clear();
        found.addAll(remaining);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Ends the phase: throws {@link Stopped} when at least one error was found. */
    public void stopIfErrors() {
        int errors = (int) found.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        if (errors > 0) {
            throw new Stopped(errors);
        }
    }
}
