package livestream.providers.routing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * A shortest path that two patterns match, found by going through both at once, place by place: for patterns of which no automaton
 * is made. It takes as many steps as the one has places times those of the other.
 */
final class SharedPath {
    /** What stands where both have a wildcard. */
    private static final char ANY = 'a';

    private final String one;
    private final String other;
    private final int width;
    private final int[] before;
    private final char[] taken;
    private final Deque<int[]> open = new ArrayDeque<>();

    private SharedPath(String one, String other) {
        this.one = one;
        this.other = other;
        this.width = other.length() + 1;
        this.before = new int[(one.length() + 1) * width];
        this.taken = new char[before.length];
    }

    /** The path, without a leading slash; empty when there is none. */
    static Optional<String> of(String one, String other) {
        return new SharedPath(one, other).path();
    }

    private Optional<String> path() {
        Arrays.fill(before, -1);
        open.add(new int[] {0, 0, 0, 0});
        while (!open.isEmpty()) {
            int[] step = open.removeFirst();
            int place = step[0];
            if (before[place] >= 0) {
                continue; // a way that is as short was here already
            }
            before[place] = step[1];
            taken[place] = (char) step[2];
            if (place == before.length - 1) {
                return Optional.of(word(place));
            }
            goOn(place / width, place % width);
        }
        return Optional.empty();
    }

    private void goOn(int i, int j) {
        boolean star = at(one, i) == '*';
        boolean otherStar = at(other, j) == '*';
        int here = i * width + j;
        if (star) {
            open.addFirst(new int[] {here + width, here, 0});
        }
        if (otherStar) {
            open.addFirst(new int[] {here + 1, here, 0});
        }
        if (i == one.length() || j == other.length() || star && otherStar) {
            return;
        }
        char each = isAny(at(one, i)) ? at(other, j) : at(one, i);
        if (isAny(at(other, j)) || each == at(other, j)) {
            int next = here + (star ? 0 : width) + (otherStar ? 0 : 1);
            open.addLast(new int[] {next, here, isAny(each) ? ANY : each});
        }
    }

    private static char at(String pattern, int place) {
        return place < pattern.length() ? pattern.charAt(place) : 0;
    }

    private static boolean isAny(char each) {
        return each == '*' || each == '?';
    }

    private String word(int end) {
        StringBuilder backwards = new StringBuilder();
        for (int place = end; place != 0; place = before[place]) {
            if (taken[place] != 0) {
                backwards.append(taken[place]);
            }
        }
        return backwards.reverse().toString();
    }
}
