package livestream.schema;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Findings as workflow commands of GitHub Actions, which shows them at their lines in a pull request
 * (docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
public final class DiagnosticAnnotations {
    private static final Map<Severity, String> COMMANDS =
            Map.of(Severity.ERROR, "error", Severity.WARNING, "warning", Severity.INFO, "notice");

    private DiagnosticAnnotations() {}

    /**
     * A line for each.
     *
     * @param root the folder of the checkout, from which GitHub counts the names of files
     */
    public static String text(List<Diagnostic> diagnostics, Path root) {
        return diagnostics.stream().map(diagnostic -> line(diagnostic, root)).collect(Collectors.joining());
    }

    private static String line(Diagnostic diagnostic, Path root) {
        String place = diagnostic
                .at()
                .map(at -> "file=" + property(EscapedText.line(name(at.file(), root))) + ",line=" + at.line() + ",col="
                        + at.column() + ",endColumn=" + (at.column() + at.length()) + ",")
                .orElse("");
        String facts = diagnostic.also().stream()
                .map(fact -> "\n" + EscapedText.line(fact.name() + ": " + fact.text()))
                .collect(Collectors.joining());
        String help = diagnostic
                .help()
                .map(words -> "\nhelp: " + EscapedText.line(words))
                .orElse("");
        return "::" + COMMANDS.get(diagnostic.severity()) + " " + place + "title=" + property(diagnostic.code()) + "::"
                + message(EscapedText.line(diagnostic.message()) + facts + help) + "\n";
    }

    private static String name(String file, Path root) {
        Path whole = Path.of(file).toAbsolutePath().normalize();
        return whole.startsWith(root) ? root.relativize(whole).toString() : file;
    }

    private static String message(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
