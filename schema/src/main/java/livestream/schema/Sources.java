package livestream.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The texts that findings point into, by file name, so that a later phase can still show the line that a user wrote.
 *
 * <p>Not thread-safe while files are added.
 */
public final class Sources {
    private final Map<String, List<String>> lines = new HashMap<>();
    private final List<Span> hidden = new ArrayList<>();

    /** Remembers the text of a file; lines end as YAML ends them. */
    public void add(String file, String text) {
        lines.put(file, List.of(text.split("\r\n|\n|\r", -1)));
    }

    /** Never shows these characters again: a secret that stands in the file by mistake stays out of logs. */
    public void hide(Span span) {
        hidden.add(span);
    }

    /** The names of the files, sorted. */
    public SortedSet<String> files() {
        return new TreeSet<>(lines.keySet());
    }

    /** A line, counted from 1, without its end and with what is hidden as asterisks. */
    public Optional<String> line(String file, int number) {
        List<String> text = lines.getOrDefault(file, List.of());
        if (number < 1 || number > text.size()) {
            return Optional.empty();
        }
        String line = text.get(number - 1);
        for (Span span : hidden) {
            if (span.file().equals(file) && span.line() == number) {
                line = covered(line, span);
            }
        }
        return Optional.of(line);
    }

    private static String covered(String line, Span span) {
        int[] points = line.codePoints().toArray();
        int end = Math.min(points.length, span.column() - 1 + span.length());
        for (int i = span.column() - 1; i < end; i++) {
            points[i] = '*';
        }
        return new String(points, 0, points.length);
    }
}
