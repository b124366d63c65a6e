package livestream.schema.reference;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.schema.reference.DocsSection.Entry;

/** A key where it stands. */
public record KeyMatch(DocsSection section, Entry entry) {

    /**
     * The keys that somebody may mean.
     *
     * @param asked a key, a key of a section as in {@code endpoint.id}, or a path in a file as in {@code
     *     channels.arena.mediapackage.endpoints.hls.startoverWindow}
     */
    public static List<KeyMatch> of(String asked) {
        int dot = asked.lastIndexOf('.');
        String key = asked.substring(dot + 1);
        String around = asked.substring(0, Math.max(0, dot));
        return LanguageReference.sections().stream()
                .filter(section -> dot < 0 || isAt(section, around))
                .flatMap(section -> section.entries().stream()
                        .filter(entry -> entry.keys().contains(key))
                        .map(entry -> new KeyMatch(section, entry)))
                .toList();
    }

    /** Every key that there is. */
    public static SortedSet<String> keys() {
        return LanguageReference.sections().stream()
                .flatMap(section -> section.entries().stream())
                .flatMap(entry -> entry.keys().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The section that the value of this key is, if it is one. */
    public Stream<DocsSection> inside() {
        return LanguageReference.sections().stream()
                .filter(inner -> entry.value().contains("[" + inner.name() + "](#"));
    }

    private static boolean isAt(DocsSection section, String around) {
        return section.name().equals(around)
                || section.places().stream().anyMatch(place -> Pattern.matches(pattern(place), around));
    }

    /** A name stands for any; what may be a channel's may stand at the top. */
    private static String pattern(String place) {
        String steps = Stream.of(place.split("\\."))
                .map(step -> step.startsWith("<") ? "[^.]+" : Pattern.quote(step.replace("[]", "")) + "(\\[\\])?")
                .collect(Collectors.joining("\\."));
        return "(channels\\.[^.]+\\.)?" + steps;
    }
}
