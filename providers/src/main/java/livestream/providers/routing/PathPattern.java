package livestream.providers.routing;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.schema.Value;

/**
 * A CloudFront path pattern as a regular language: {@code *} stands for any characters, slashes included, {@code ?} for
 * exactly one, and case counts (CloudFront developer guide, path pattern). A leading slash means nothing and is left out.
 *
 * <p>A hole that AWS will fill stands for itself: its words hold characters that no URL has, so that two ids that are not
 * known yet are never taken for equal.
 */
public final class PathPattern {
    /** Stands for an id in a pattern that is asked whether it may match; no URL has it. */
    private static final char ANY_ID = '\uE000';

    private final Value value;
    private final Automaton language;

    /** A pattern that is known, or a template of one. */
    public PathPattern(Value value) {
        this.value = value;
        this.language = language(value.toString());
    }

    private static Automaton language(String text) {
        List<Automaton> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        String anchored = text.startsWith("/") ? text.substring(1) : text;
        for (char each : anchored.toCharArray()) {
            if (each == '*' || each == '?' || each == ANY_ID) {
                parts.add(Automaton.makeString(literal.toString()));
                parts.add(wildcard(each));
                literal.setLength(0);
            } else {
                literal.append(each);
            }
        }
        parts.add(Automaton.makeString(literal.toString()));
        Automaton language = Automaton.concatenate(parts);
        language.minimize();
        return language;
    }

    /** An id has no slash, and no parenthesis as another hole has. */
    private static Automaton wildcard(char each) {
        return switch (each) {
            case '*' -> Automaton.makeAnyString();
            case '?' -> Automaton.makeAnyChar();
            default -> new RegExp("[^()/]+", RegExp.NONE).toAutomaton();
        };
    }

    /** What CloudFront is told. */
    public Value value() {
        return value;
    }

    /** Whether everything that the other matches, this matches too. */
    public boolean contains(PathPattern other) {
        return other.language.subsetOf(language);
    }

    /** A shortest path that both match; empty when there is none. */
    public Optional<String> common(PathPattern other) {
        return Optional.ofNullable(language.intersection(other.language).getShortestExample(true));
    }

    /** Whether it matches a path, given with or without its leading slash. */
    public boolean matches(String path) {
        return language.run(path.startsWith("/") ? path.substring(1) : path);
    }

    /** Why it does not match a path, as in "needs `.m3u8` at the end"; empty when it does. */
    public Optional<String> whyNot(String path) {
        return matches(path) ? Optional.empty() : Optional.of(Mismatch.words(value.toString(), path));
    }

    /** Whether it would match the path for some id in its holes. */
    public boolean mayMatch(String path) {
        Value open = value.map(leaf -> leaf instanceof Value.Reference ? Value.text(String.valueOf(ANY_ID)) : leaf);
        return new PathPattern(open).matches(path);
    }

    /** Whether some path is matched by this and by the other, and by none of these that are asked before them. */
    public boolean meets(PathPattern other, List<PathPattern> earlier) {
        Automaton both = language.intersection(other.language);
        for (PathPattern each : earlier) {
            both = both.minus(each.language);
        }
        return !both.isEmpty();
    }

    Automaton language() {
        return language;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
