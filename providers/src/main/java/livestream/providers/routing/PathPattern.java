package livestream.providers.routing;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.List;
import livestream.schema.Value;

/**
 * A CloudFront path pattern as a regular language: {@code *} stands for any characters, slashes included, {@code ?} for
 * exactly one, and case counts (CloudFront developer guide, path pattern). A leading slash means nothing and is left out.
 *
 * <p>A hole that AWS will fill stands for itself: its words hold characters that no URL has, so that two ids that are not
 * known yet are never taken for equal.
 */
public final class PathPattern {
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
            if (each == '*' || each == '?') {
                parts.add(Automaton.makeString(literal.toString()));
                parts.add(each == '*' ? Automaton.makeAnyString() : Automaton.makeAnyChar());
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

    /** What CloudFront is told. */
    public Value value() {
        return value;
    }

    /** Whether everything that the other matches, this matches too. */
    public boolean contains(PathPattern other) {
        return other.language.subsetOf(language);
    }

    /** Whether it matches a path, given with or without its leading slash. */
    public boolean matches(String path) {
        return language.run(path.startsWith("/") ? path.substring(1) : path);
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
