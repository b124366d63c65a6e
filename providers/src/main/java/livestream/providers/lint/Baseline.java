package livestream.providers.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import livestream.providers.expand.InputSource;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Explanation;
import livestream.schema.LintSettings;

/**
 * Findings that are known and not told again, so that a rule can be obeyed from now on in a file that has many of its
 * findings. A finding is known by rule, file and message, not by its line: lines move.
 */
public final class Baseline {
    static final Explanation UNREADABLE = Explanation.error(
            "unreadable-baseline",
            "The file of known findings is missing, or holds something else.",
            "Without it every known finding would be shown as new, and the one that is new would go unseen.",
            "Run `livestream lint --write-baseline`, or take `baseline` out of `lint`.");

    /** What a finding is known by. */
    private record Known(String rule, String file, String message) implements Comparable<Known> {
        static Known of(Diagnostic finding, Path folder) {
            String file = finding.at()
                    .map(at -> folder.relativize(
                            Path.of(at.file()).toAbsolutePath().normalize()))
                    .map(path -> path.toString().replace('\\', '/'))
                    .orElse("");
            return new Known(finding.code(), file, finding.message());
        }

        @Override
        public int compareTo(Known other) {
            return (rule + "\n" + file + "\n" + message)
                    .compareTo(other.rule + "\n" + other.file + "\n" + other.message);
        }
    }

    private final Path folder;
    private final Set<Known> known;

    private Baseline(Path folder, Set<Known> known) {
        this.folder = folder;
        this.known = known;
    }

    /** Nothing is known. */
    private static Baseline none() {
        return new Baseline(Path.of(""), Set.of());
    }

    /**
     * The one that the settings name; a file that cannot be read is a finding.
     *
     * @param livestreamFile the file that is linted
     */
    public static Baseline of(
            LintSettings settings, Path livestreamFile, InputSource inputSource, Diagnostics diagnostics) {
        if (settings.baseline() == null) {
            return none();
        }
        Optional<Set<Known>> known = inputSource.file(settings.baseline()).flatMap(Baseline::read);
        if (known.isEmpty()) {
            diagnostics.add(UNREADABLE
                    .finding("There is no list of known findings in `" + settings.baseline() + "`.")
                    .at(settings.place().of("baseline"))
                    .help("run `livestream lint --write-baseline`, or take `baseline` out of `lint`."));
        }
        return new Baseline(folderOf(livestreamFile), known.orElse(Set.of()));
    }

    private static Path folderOf(Path livestreamFile) {
        return livestreamFile.toAbsolutePath().normalize().resolveSibling("");
    }

    /** Whether a text was written as one, whatever a merge has left in it. */
    public static boolean isOne(String text) {
        return text.startsWith("{") && text.contains("\"known\" : [");
    }

    private static Optional<Set<Known>> read(String json) {
        try {
            JsonNode list = new ObjectMapper().readTree(json).path("known");
            if (!list.isArray()) {
                return Optional.empty();
            }
            Set<Known> known = new HashSet<>();
            list.forEach(each -> known.add(new Known(
                    each.path("rule").asText(),
                    each.path("file").asText(),
                    each.path("message").asText())));
            return Optional.of(known);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Whether it is known already. */
    boolean knows(Diagnostic finding) {
        return !known.isEmpty() && known.contains(Known.of(finding, folder));
    }

    /** The content of a baseline that knows these findings. */
    public static String text(List<Diagnostic> findings, Path livestreamFile) {
        SortedSet<Known> sorted = new TreeSet<>();
        findings.forEach(finding -> sorted.add(Known.of(finding, folderOf(livestreamFile))));
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", 1);
        ArrayNode list = root.putArray("known");
        sorted.forEach(each -> list.addObject()
                .put("rule", each.rule())
                .put("file", each.file())
                .put("message", each.message()));
        return root.toPrettyString() + "\n";
    }
}
