package livestream.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.schema.reference.DocsSection;
import livestream.schema.reference.DocsSection.Entry;
import livestream.schema.reference.LanguageReference;

/** The tables of the language reference: one for each mapping that the schema knows, in the schema's order. */
final class LanguagePage {
    private LanguagePage() {}

    /**
     * Every table with its heading.
     *
     * @param prose what is said below the heading of a mapping, by the mapping's name
     */
    static String text(Map<String, String> prose) {
        List<DocsSection> sections = LanguageReference.sections();
        Set<String> unknown = new HashSet<>(prose.keySet());
        sections.forEach(section -> unknown.remove(section.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("words for a mapping that is not there: " + unknown);
        }
        return sections.stream()
                .map(section -> heading(section)
                        + prose.getOrDefault(section.name(), section.description()) + "\n\n"
                        + table(section))
                .collect(Collectors.joining("\n"));
    }

    private static String heading(DocsSection section) {
        Set<String> at = section.places();
        String where = at.contains("")
                ? ""
                : at.stream()
                        .map(place -> "`" + place + "`")
                        .collect(Collectors.joining(", ", "At ", ". "))
                        .replaceFirst(", (`[^`]*`[.] )$", " and $1");
        return (section.nested() ? "### " : "## ") + section.name() + "\n\n" + where;
    }

    private static String table(DocsSection section) {
        boolean byFormat = !section.entries().get(0).formats().isEmpty();
        String head = byFormat
                ? "| Key | Formats | Value | Default | Meaning |\n| --- | --- | --- | --- | --- |\n"
                : "| Key | Value | Default | Meaning |\n| --- | --- | --- | --- |\n";
        return section.entries().stream().map(entry -> row(entry, byFormat)).collect(Collectors.joining("", head, ""));
    }

    private static String row(Entry entry, boolean byFormat) {
        List<String> cells = new ArrayList<>();
        cells.add(entry.keys().stream().map(key -> "`" + key + "`").collect(Collectors.joining(", ")));
        if (byFormat) {
            cells.add(entry.formats());
        }
        cells.addAll(List.of(entry.value(), entry.otherwise(), entry.meaning()));
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"))
                .replace("|  |", "| |");
    }
}
