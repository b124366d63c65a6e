package livestream.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The texts that findings point into, by file name, so that a later phase can still show the line that a user wrote.
 *
 * <p>Not thread-safe while files are added.
 */
public final class SourceTexts {
    /** A shorter text is no secret, and would hide parts of words. */
    private static final int SHORTEST_HIDDEN = 4;

    private final Map<String, List<String>> lines = new HashMap<>();
    private final Map<String, List<Span>> hidden = new HashMap<>();
    private final Set<String> hiddenTexts = new LinkedHashSet<>();
    private final Map<Span, Set<Diagnostic.Label>> explained = new HashMap<>();

    /** Remembers the text of a file; lines end as YAML ends them. */
    public void add(String file, String text) {
        lines.put(file, List.of(text.split("\r\n|\n|\r", -1)));
    }

    /** Never shows these characters again: a secret that stands in the file by mistake stays out of logs. */
    public void hide(Span span) {
        hidden.computeIfAbsent(key(span.file(), span.line()), any -> new ArrayList<>())
                .add(span);
    }

    /** Never shows this text in a finding: the value of a sensitive variable. */
    public void hide(String text) {
        if (text.length() >= SHORTEST_HIDDEN) {
            hiddenTexts.add(text);
        }
    }

    /** Has every finding at a place also say this: what stands there came from elsewhere. */
    public void explain(Span at, Diagnostic.Label label) {
        explained.computeIfAbsent(at, any -> new LinkedHashSet<>()).add(label);
    }

    /** A finding as it may be shown, with what is known of its place. */
    Diagnostic shown(Diagnostic diagnostic) {
        Set<Diagnostic.Label> labels = new LinkedHashSet<>(diagnostic.also());
        diagnostic.at().ifPresent(at -> labels.addAll(explained.getOrDefault(at, Set.of())));
        List<Diagnostic.Label> also = labels.stream()
                .map(label -> new Diagnostic.Label(label.name(), covered(label.text()), label.at()))
                .distinct()
                .toList();
        return new Diagnostic(
                diagnostic.code(),
                diagnostic.severity(),
                covered(diagnostic.message()),
                diagnostic.at(),
                also,
                diagnostic.help().map(this::covered));
    }

    private String covered(String text) {
        String covered = text;
        for (String secret : hiddenTexts) {
            covered = covered.replace(secret, "(sensitive)");
        }
        return covered;
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
        for (Span span : hidden.getOrDefault(key(file, number), List.of())) {
            line = covered(line, span);
        }
        return Optional.of(line);
    }

    private static String key(String file, int line) {
        return file + ":" + line;
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
