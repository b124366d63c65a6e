package livestream.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One finding that a user can act on: what is wrong, where, what else is involved and what to do.
 *
 * <p>The message is one sentence in the present tense with a capital and a full stop, names in backticks; it says what was
 * expected and what was found, and does not repeat the source line, which is printed under it. The help says what to do
 * next. Data of unbounded size stays out of both.
 *
 * @param code kebab-case name of what was found; also the name of its fixture folder
 * @param at where in the user's file; empty when no line of it is to blame
 * @param also further facts, each shown on a line of its own
 */
public record Diagnostic(
        String code, Severity severity, String message, Optional<Span> at, List<Label> also, Optional<String> help) {

    /**
     * A further fact that belongs to a finding.
     *
     * @param name what kind of fact, as in {@code aws} or {@code note}
     * @param at another place in the user's file, when the fact has one
     */
    public record Label(String name, String text, Optional<Span> at) {}

    public Diagnostic {
        also = List.copyOf(also);
    }

    /** An error without a place; give it one with {@link #at(Span)}. */
    public static Diagnostic error(String code, String message) {
        return new Diagnostic(code, Severity.ERROR, message, Optional.empty(), List.of(), Optional.empty());
    }

    /** A warning without a place; give it one with {@link #at(Span)}. */
    public static Diagnostic warning(String code, String message) {
        return new Diagnostic(code, Severity.WARNING, message, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same finding, as grave as this. */
    public Diagnostic as(Severity other) {
        return new Diagnostic(code, other, message, at, also, help);
    }

    /** The same finding at a place. */
    public Diagnostic at(Span span) {
        return new Diagnostic(code, severity, message, Optional.of(span), also, help);
    }

    /** The same finding with what to do next. */
    public Diagnostic help(String text) {
        return new Diagnostic(code, severity, message, at, also, Optional.of(text));
    }

    /** The same finding with one more fact. */
    public Diagnostic note(String name, String text) {
        return with(new Label(name, text, Optional.empty()));
    }

    /** The same finding with one more place in the user's file. */
    public Diagnostic note(String name, String text, Span span) {
        return with(new Label(name, text, Optional.of(span)));
    }

    private Diagnostic with(Label label) {
        List<Label> more = new ArrayList<>(also);
        more.add(label);
        return new Diagnostic(code, severity, message, at, more, help);
    }
}
