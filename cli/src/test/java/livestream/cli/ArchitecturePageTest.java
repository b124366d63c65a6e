package livestream.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.golden.Golden;
import org.junit.jupiter.api.Test;

/** The picture in docs/architecture.md is drawn from the modules themselves. */
class ArchitecturePageTest {
    private static final List<String> MODULES =
            List.of("schema", "state", "engine", "providers", "cli", "simulator", "app", "bench");
    private static final String BEGIN = "<!-- drawn from the modules -->\n";
    private static final String END = "<!-- end -->\n";
    private static final Pattern DEPENDENCY = Pattern.compile(
            "(?s)<dependency>\\s*<groupId>livestream</groupId>\\s*<artifactId>livestream-(\\w+)</artifactId>(.*?)</dependency>");
    private static final Pattern SENTENCE = Pattern.compile("(?s)/\\*\\*(.*?\\.)(?:\\s|\\*/)");

    @Test
    void isAsTheModulesAre() throws IOException {
        Path page = Golden.root().resolve("docs/architecture.md");
        String text = Files.readString(page);
        String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        Golden.matches(page, before + picture() + "\n" + packages() + text.substring(text.indexOf(END)));
    }

    private static String picture() throws IOException {
        StringBuilder out = new StringBuilder("```mermaid\nflowchart LR\n");
        for (String module : MODULES) {
            Matcher used = DEPENDENCY.matcher(
                    Files.readString(Golden.root().resolve(module).resolve("pom.xml")));
            TreeSet<String> uses = new TreeSet<>();
            while (used.find()) {
                if (!used.group(2).contains("test")) {
                    uses.add(used.group(1));
                }
            }
            out.append("  ").append(module).append('\n');
            uses.forEach(other -> out.append("  ")
                    .append(module)
                    .append(" --> ")
                    .append(other)
                    .append('\n'));
        }
        return out.append("```\n").toString();
    }

    private static String packages() throws IOException {
        StringBuilder out = new StringBuilder("| package | what it is |\n| --- | --- |\n");
        for (String module : MODULES) {
            Path sources = Golden.root().resolve(module).resolve("src/main/java");
            List<Path> files = new ArrayList<>();
            try (Stream<Path> all = Files.walk(sources)) {
                all.filter(file -> file.endsWith("package-info.java")).sorted().forEach(files::add);
            }
            for (Path file : files) {
                Matcher sentence = SENTENCE.matcher(Files.readString(file));
                if (sentence.find()) {
                    out.append("| `")
                            .append(sources.relativize(file.getParent())
                                    .toString()
                                    .replace('/', '.')
                                    .substring("livestream.".length()))
                            .append("` | ")
                            .append(sentence.group(1)
                                    .replaceAll("\\s*\\n \\*\\s*", " ")
                                    .replaceAll("\\{@link (?:\\w+\\.)*(\\w+)}", "`$1`")
                                    .trim())
                            .append(" |\n");
                }
            }
        }
        return out.toString();
    }
}
