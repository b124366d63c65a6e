package livestream.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import livestream.schema.Diagnostic;
import livestream.schema.RegularFile;
import livestream.schema.reference.LanguageReference;

/** What a file is that cannot be read as a livestream file, because it was never meant to be one. */
public final class OtherFile {
    private OtherFile() {}

    /**
     * The one finding that says so in the place of many about its lines; empty for a livestream file with errors.
     *
     * @param orPlan whether a saved plan is taken too
     */
    public static Optional<Diagnostic> of(Path file, boolean orPlan) {
        String text;
        try {
            text = RegularFile.text(file);
        } catch (IOException unreadable) {
            // What is missing, a folder or not text is told by whoever reads it.
            return Optional.empty();
        }
        String expected = orPlan ? "expected a livestream file or a saved plan" : "expected a livestream file";
        if (text.stripLeading().startsWith("{") && text.contains("\"lineage\"") && text.contains("\"serial\"")) {
            return Optional.of(Diagnostic.error("not-a-livestream-file", "`" + file + "` is a state, " + expected + ".")
                    .help("name the file that it is the state of; `livestream state push " + file
                            + "` puts it in the place of the one that is kept."));
        } else if (text.isBlank() || hasKeyOfOurs(text) || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.error(
                        "not-a-livestream-file",
                        "`" + file + "` is neither a livestream file nor " + (orPlan ? "a saved plan" : "a part of one")
                                + ".")
                .help("a livestream file has `version` and `name` at its top, as `livestream init` writes it"
                        + (orPlan ? "; `livestream plan --out FILE` saves a plan." : ".")));
    }

    private static boolean hasKeyOfOurs(String text) {
        String keys = LanguageReference.sections().get(0).entries().stream()
                .flatMap(entry -> entry.keys().stream())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?m)(?:^|[{,])\\s*[\"']?(?:" + keys + ")[\"']?\\s*:")
                .matcher(text)
                .find();
    }
}
