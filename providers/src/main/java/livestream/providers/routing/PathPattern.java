package livestream.providers.routing;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * A CloudFront path pattern as a regular language: {@code *} stands for any characters, slashes included, {@code ?} for
 * exactly one, and case counts (CloudFront developer guide, path pattern). A leading slash means nothing and is left out.
 *
 * <p>A hole that AWS will fill stands for itself: its words hold characters that no URL has, so that two ids that are not
 * known yet are never taken for equal.
 *
 * <p>Thousands of patterns are held against each other, nearly all of which have nothing in common: what their letters tell
 * is asked first, and automata only about the others.
 *
 * <p>An automaton that knows after each character where it is has, for a pattern with {@code ?} behind a {@code *}, up to twice
 * as many states for each of them. A file has a finding about more than a few; what AWS has, or an override says, is then only
 * held against others as far as that takes no such automaton.
 */
public final class PathPattern {
    /** Stands for an id in a pattern that is asked whether it may match; no URL has it. */
    private static final char ANY_ID = '\uE000';

    /** What no id has: a slash, and the parentheses of another hole. */
    private static final String NOT_IN_ID = "()/";

    /** How many {@code ?} behind a {@code *} an automaton is made for. */
    private static final int MOST_OPEN = 8;

    /** What is left of a pattern's paths when others before it are taken away, at most; in states. */
    private static final int LARGEST = 2000;

    /** Stands for what a wildcard takes; no pattern names it. */
    private static final char UNNAMED = '\uE001';

    private final Value value;
    private final String written;
    private final String text;
    private final int head;
    private volatile @Nullable Automaton language;

    /** A pattern that is known, or a template of one. */
    public PathPattern(Value value) {
        this.value = value;
        this.written = value.toString();
        this.text = written.startsWith("/") ? written.substring(1) : written;
        this.head = head(text);
    }

    /** How many characters stand before the first wildcard. */
    private static int head(String text) {
        int head = 0;
        while (head < text.length() && !isWildcard(text.charAt(head))) {
            head++;
        }
        return head;
    }

    private static boolean isWildcard(char each) {
        return each == '*' || each == '?' || each == ANY_ID;
    }

    /** What a text without its leading slash matches. */
    static Automaton language(String text) {
        List<Automaton> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (char each : text.toCharArray()) {
            if (isWildcard(each)) {
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

    /** Whether no automaton is made of it. */
    private boolean isOpen() {
        int star = text.indexOf('*');
        return star >= 0
                && text.substring(star).chars().filter(each -> each == '?').count() > MOST_OPEN;
    }

    private static Automaton wildcard(char each) {
        return switch (each) {
            case '*' -> Automaton.makeAnyString();
            case '?' -> Automaton.makeAnyChar();
            default -> new RegExp("[^" + NOT_IN_ID + "]+", RegExp.NONE).toAutomaton();
        };
    }

    /** What CloudFront is told. */
    public Value value() {
        return value;
    }

    /** Whether everything that the other matches, this matches too; of patterns with too many wildcards, no when in doubt. */
    public boolean contains(PathPattern other) {
        return text.equals(other.text)
                || !isOpen()
                        && !other.isOpen()
                        && takes(other.unnamed())
                        && other.language().subsetOf(language());
    }

    /** A shortest path that both match; empty when there is none. */
    public Optional<String> common(PathPattern other) {
        if (isOpen() || other.isOpen()) {
            return SharedPath.of(text, other.text);
        }
        return mayMeet(other)
                ? Optional.ofNullable(language().intersection(other.language()).getShortestExample(true))
                : Optional.empty();
    }

    /** Whether it matches a path, given with or without its leading slash. */
    public boolean matches(String path) {
        return takes(path.startsWith("/") ? path.substring(1) : path);
    }

    /** Why it does not match a path, as in "needs `.m3u8` at the end"; empty when it does. */
    public Optional<String> whyNot(String path) {
        return matches(path) ? Optional.empty() : Optional.of(MismatchReason.words(value.toString(), path));
    }

    /** Whether it would match the path for some id in its holes. */
    public boolean mayMatch(String path) {
        Value open = value.map(leaf -> leaf instanceof Value.Reference ? Value.text(String.valueOf(ANY_ID)) : leaf);
        return new PathPattern(open).matches(path);
    }

    /**
     * Whether some path is matched by this and by the other, and by none of these that are asked before them; yes when in doubt,
     * because there are too many wildcards to know.
     */
    public boolean meets(PathPattern other, List<PathPattern> earlier) {
        if (!mayMeet(other)) {
            return false;
        } else if (isOpen() || other.isOpen()) {
            return common(other).isPresent();
        }
        Automaton both = language().intersection(other.language());
        for (PathPattern each : earlier) {
            if (both.getNumberOfStates() > LARGEST) {
                return true;
            } else if (!each.isOpen()) {
                both = both.minus(each.language());
            }
        }
        return !both.isEmpty();
    }

    /**
     * What must follow a path's beginning so that the pattern matches: patterns of which one is to match the rest. None when
     * no path that begins so is matched.
     */
    List<String> after(String beginning) {
        if (beginning.length() <= head) {
            return text.startsWith(beginning) ? List.of(text.substring(beginning.length())) : List.of();
        } else if (!beginning.startsWith(text.substring(0, head))) {
            return List.of();
        }
        BitSet open = new BitSet();
        open.set(head);
        for (int i = head; i < beginning.length() && !open.isEmpty(); i++) {
            open = after(beginning.charAt(i), open);
        }
        return open.stream().mapToObj(text::substring).toList();
    }

    /** Where in the pattern one may be after one more character. Whatever a place before a star allows, the star does too. */
    private BitSet after(char each, BitSet open) {
        BitSet next = new BitSet();
        int star = 0;
        for (int at = open.nextSetBit(0); at >= 0; at = open.nextSetBit(at + 1)) {
            int place = at;
            while (place < text.length() && text.charAt(place) == '*') {
                next.set(place);
                star = Math.max(star, place);
                place++;
            }
            if (place < text.length() && text.charAt(place) == ANY_ID) {
                if (NOT_IN_ID.indexOf(each) < 0) {
                    next.set(place);
                    next.set(place + 1);
                }
            } else if (place < text.length() && (text.charAt(place) == '?' || text.charAt(place) == each)) {
                next.set(place + 1);
            }
        }
        next.clear(0, star);
        return next;
    }

    /** A path that it matches and that says nothing where it has wildcards. */
    private String unnamed() {
        return text.replace('*', UNNAMED).replace('?', UNNAMED);
    }

    private boolean takes(String path) {
        return after(path).stream().anyMatch(rest -> rest.chars().allMatch(each -> each == '*'));
    }

    /** Whether their fixed beginnings and ends allow that both match a path. */
    private boolean mayMeet(PathPattern other) {
        String begins = text.substring(0, Math.min(head, other.head));
        String end = tail();
        String otherEnd = other.tail();
        return other.text.startsWith(begins) && (end.endsWith(otherEnd) || otherEnd.endsWith(end));
    }

    private String tail() {
        int tail = text.length();
        while (tail > 0 && !isWildcard(text.charAt(tail - 1))) {
            tail--;
        }
        return text.substring(tail);
    }

    Automaton language() {
        Automaton known = language;
        if (known == null) {
            known = language(text);
            language = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return written;
    }
}
