package livestream.providers.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sentence of the live-streaming guide and what answers it: a livestream file named after its rule, with comments on top.
 *
 * <pre>
 * # "the sentence"
 * # does: what the tool does
 * # show: what of it is shown, and held in the golden file beside it; several times
 * </pre>
 */
record Sentence(Path file, String yaml) {
    static final Path FOLDER = Path.of("src/test/resources/guide");

    /** In the order of the rules. */
    static List<Sentence> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            List<Sentence> all = new ArrayList<>();
            for (Path file : sorted) {
                all.add(new Sentence(file, Files.readString(file)));
            }
            return all;
        }
    }

    /** As in {@code X05}. */
    String rule() {
        return file.getFileName().toString().substring(0, 3);
    }

    /** The guide's own words, shortened. */
    String quote() {
        return comments("\"").get(0).replaceFirst("\"$", "");
    }

    String does() {
        return comments("does: ").get(0);
    }

    List<String> shows() {
        return comments("show: ");
    }

    Path golden() {
        return file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt"));
    }

    private List<String> comments(String start) {
        String whole = "# " + start;
        List<String> found = yaml.lines()
                .filter(line -> line.startsWith(whole))
                .map(line -> line.substring(whole.length()))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(file + " has no line " + whole);
        }
        return found;
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
