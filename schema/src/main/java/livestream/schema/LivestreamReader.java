package livestream.schema;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import livestream.schema.check.AmbiguousScalars;
import livestream.schema.check.DistributionChoice;
import livestream.schema.check.FileCheck;
import livestream.schema.check.MisplacedSecret;
import livestream.schema.compose.AttachedFiles;
import livestream.schema.compose.Composition;
import livestream.schema.compose.ProjectFiles;
import livestream.schema.compose.ProjectFolder;
import livestream.schema.read.DocumentDecoder;
import livestream.schema.read.ReadResult;
import livestream.schema.shape.SchemaValidator;
import livestream.schema.shape.SecretRedaction;
import livestream.schema.yaml.FileContent;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.YamlDocument;

/**
 * The door of this module: a file becomes a {@link Livestream} whose every value is checked.
 *
 * <p>One run finds everything that can be found. Findings go to the collector, and the text that they point into to its
 * {@link Diagnostics#sourceTexts()}.
 */
public final class LivestreamReader {
    private static final int MOST = 100;

    /** A range of channels, or what lies under all of them, stands at one place and is many. */
    private static final int MOST_AT_A_PLACE = 5;

    private static final Set<String> MALFORMED = Set.of("wrong-type", "wrong-form");

    private LivestreamReader() {}

    /**
     * Reads a file. That it is missing, a directory or unreadable is a finding too.
     *
     * @throws Diagnostics.Stopped when the collector has errors
     */
    public static Livestream read(Path file, Diagnostics diagnostics) {
        return read(file, ReadOptions.BARE, diagnostics).livestream();
    }

    /**
     * Reads a file and what it includes, as a run asks for it.
     *
     * @throws Diagnostics.Stopped when the collector has errors
     */
    public static ReadResult read(Path file, ReadOptions readOptions, Diagnostics diagnostics) {
        return read(file.toString(), FileContent.read(file, diagnostics), readOptions, ProjectFiles.DISK, diagnostics);
    }

    /**
     * Reads the content of a file.
     *
     * @param fileName how the file is called in findings
     * @throws Diagnostics.Stopped when the collector has errors
     */
    public static Livestream read(String fileName, byte[] content, Diagnostics diagnostics) {
        return read(fileName, content, ReadOptions.BARE, ProjectFiles.DISK, diagnostics)
                .livestream();
    }

    /**
     * Reads the content of a file, and what it includes.
     *
     * @throws Diagnostics.Stopped when the collector has errors
     */
    static ReadResult read(
            String fileName, byte[] content, ReadOptions readOptions, ProjectFiles files, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics(diagnostics.sourceTexts());
        try {
            Node.Mapping main = YamlDocument.read(fileName, content, found);
            SecretRedaction.hide(main, found.sourceTexts());
            Composition composition = Composition.of(main, Path.of(fileName), readOptions, files, found);
            Livestream livestream = read(composition, new ProjectFolder(Path.of(fileName), files), found);
            hand(found.all(), diagnostics);
            diagnostics.stopIfErrors();
            return new ReadResult(livestream, composition);
        } catch (Diagnostics.Stopped e) {
            hand(found.all(), diagnostics);
            throw e;
        }
    }

    private static Livestream read(Composition composition, ProjectFolder folder, Diagnostics diagnostics) {
        SchemaValidator.check(composition.document(), diagnostics);
        MisplacedSecret.check(composition.result(), diagnostics);
        AmbiguousScalars.check(composition.document(), diagnostics);
        AttachedFiles.check(composition.result(), folder, diagnostics);
        Livestream livestream = new DocumentDecoder(composition, diagnostics).livestream();
        check(livestream, diagnostics);
        diagnostics.stopIfErrors();
        return livestream;
    }

    /** What several distributions have from one line of the file is told once. */
    private static void check(Livestream livestream, Diagnostics diagnostics) {
        Set<Diagnostic> findings = new LinkedHashSet<>();
        Diagnostics among = new Diagnostics();
        FileCheck.AMONG_CHANNELS.forEach(fileCheck -> fileCheck.check(livestream, among));
        for (Livestream view : livestream.views()) {
            Diagnostics found = new Diagnostics();
            FileCheck.ALL.forEach(fileCheck -> fileCheck.check(view, found));
            findings.addAll(found.all());
        }
        findings.addAll(among.all());
        findings.forEach(diagnostics::add);
        DistributionChoice.check(livestream, diagnostics);
    }

    /** Hands findings on, but of each kind only as many as a person reads: a file of the wrong sort breaks one rule on every line. */
    private static void hand(List<Diagnostic> found, Diagnostics diagnostics) {
        Set<Optional<Span>> malformed = found.stream()
                .filter(finding -> MALFORMED.contains(finding.code()))
                .map(Diagnostic::at)
                .collect(Collectors.toSet());
        // A malformed value reads as if it were left out; what follows from that is no finding of its own.
        List<Diagnostic> own = found.stream()
                .filter(finding -> MALFORMED.contains(finding.code()) || !malformed.contains(finding.at()))
                .toList();
        Map<String, Long> byPlace = own.stream()
                .filter(finding -> finding.at().isPresent())
                .collect(Collectors.groupingBy(LivestreamReader::place, Collectors.counting()));
        Map<String, Integer> shown = new HashMap<>();
        Map<String, Integer> byCode = new TreeMap<>();
        for (Diagnostic finding : own) {
            int here = finding.at().isPresent() ? shown.merge(place(finding), 1, Integer::sum) : 1;
            if (here <= MOST_AT_A_PLACE && byCode.merge(finding.code(), 1, Integer::sum) <= MOST) {
                long more = byPlace.getOrDefault(place(finding), 0L) - here;
                diagnostics.add(
                        here == MOST_AT_A_PLACE && more > 0
                                ? finding.note("note", "there are " + more + " more like it at this place")
                                : finding);
            }
        }
        byCode.forEach((code, count) -> {
            if (count > MOST) {
                diagnostics.add(Diagnostic.error(
                                "too-many-findings",
                                "There are " + (count - MOST) + " more findings of the kind `" + code + "`.")
                        .help("fix the ones above first, or check that this is the file you mean."));
            }
        });
    }

    private static String place(Diagnostic finding) {
        return finding.code() + finding.at();
    }
}
