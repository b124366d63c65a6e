package livestream.schema.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import livestream.schema.Diagnostic;
import livestream.schema.DiagnosticPrinter;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import livestream.schema.ReadOptions;
import livestream.schema.compose.ProjectFiles;
import livestream.schema.compose.ProjectFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every key that takes a path, as the schema has them, with every way out of the folder of the main file. */
class ProjectPathsTest {
    private static final String CANARY = "canary-of-another-folder";

    /** What a key wants its file to be called. */
    private static final Map<String, String> ENDINGS =
            Map.of("include", "yaml", "channelsFrom", "csv", "lint", "json", "publicKeys", "pem");

    private static final ReadOptions PROD = new ReadOptions("prod", Map.of(), Map.of());

    @TempDir
    private Path folder;

    private Path project;
    private Path main;

    @BeforeEach
    void aProjectBesideAnotherFolder() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        Files.createDirectories(project.resolve("sub"));
        main = project.resolve("livestream.yaml");
        Path other = Files.createDirectories(folder.resolve("other"));
        for (String ending : List.of("yaml", "csv", "json", "pem", "js")) {
            Files.writeString(other.resolve("file." + ending), "name,x\n" + CANARY + ": " + CANARY + "\n");
            link("link." + ending, other.resolve("file." + ending));
            link("far." + ending, project.resolve("link." + ending));
            link("relative." + ending, Path.of("../other/file." + ending));
            link("sub/up." + ending, Path.of("../../other/file." + ending));
            link("dangling." + ending, other.resolve("none." + ending));
        }
        link("linked", other);
        link("sub/linked", Path.of("../linked"));
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(project.resolve(name), target);
    }

    /** The ways that lead to a file that is there, and must be told as ways out. */
    private Map<String, String> out(String ending) {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("up", "../other/file.");
        ways.put("up through a folder", "sub/../../other/file.");
        ways.put("up with dots and slashes", "././/..//./other//file.");
        ways.put("absolute", folder.resolve("other").toAbsolutePath() + "/file.");
        ways.put("absolute through the project", project.toAbsolutePath() + "/../other/file.");
        ways.put("link", "link.");
        ways.put("link to a link", "far.");
        ways.put("relative link", "relative.");
        ways.put("link in a folder", "sub/up.");
        ways.put("linked folder", "linked/file.");
        ways.put("link to a linked folder", "sub/linked/file.");
        ways.put(
                "folder of the processes",
                "/proc/self/root" + folder.resolve("other").toAbsolutePath() + "/file.");
        ways.replaceAll((name, way) -> way + ending);
        return ways;
    }

    /** Ways that mean nothing, or something in the folder that is not there. */
    private Map<String, String> nowhere(String ending) {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("home", "~/file.");
        ways.put("home of another", "~root/../" + folder + "/other/file.");
        ways.put("other separators", "..\\\\other\\\\file.");
        ways.put("escaped", "%2e%2e/other/file.");
        ways.put("a URL", "file://" + folder.resolve("other").toAbsolutePath() + "/file.");
        ways.put("other case", "LINKED/file.");
        ways.put("dangling link", "dangling.");
        ways.put("back from a linked folder", "linked/../other/file.");
        ways.put("with a NUL", "../other/file." + ending + "\\u0000.");
        ways.replaceAll((name, way) -> way + ending);
        return ways;
    }

    @Test
    void leadsOutNowhere() throws IOException {
        int read = 0;
        Set<String> keys = new TreeSet<>();
        for (FilePlaces.Place place : FilePlaces.all()) {
            String ending = ending(place.keys());
            keys.add(String.join(".", place.keys()));
            for (Map.Entry<String, String> way : out(ending).entrySet()) {
                for (Map.Entry<String, String> document :
                        documents(place.keys(), way.getValue()).entrySet()) {
                    String what = place.keys() + ", " + way.getKey() + ", " + document.getKey();
                    assertThat(told(document.getValue(), what)).as(what).anyMatch(code -> code.endsWith("-outside"));
                    read++;
                }
            }
            for (Map.Entry<String, String> way : nowhere(ending).entrySet()) {
                for (String document : documents(place.keys(), way.getValue()).values()) {
                    told(document, place.keys() + ", " + way.getKey());
                    read++;
                }
            }
        }
        System.out.println("paths out: " + keys.size() + " keys, "
                + (out("js").size() + nowhere("js").size()) + " ways, " + read + " documents");
        assertThat(keys)
                .contains(
                        "include.[]",
                        "channelsFrom.[].file",
                        "lint.baseline",
                        "distribution.viewerAccess.keyGroup.publicKeys.[]");
        assertThat(keys).hasSizeGreaterThan(15);
    }

    /** Nothing that a key has is relative to something without being marked as a path. */
    @Test
    void everyKeyThatSpeaksOfFilesIsMarked() {
        String text = SchemaFile.text();
        Matcher spoken = Pattern.compile(
                        "\"description\": \"[^\"]*(relative to|[Ff]ile of JavaScript|PEM files)[^\"]*\"")
                .matcher(text);
        while (spoken.find()) {
            String around = text.substring(spoken.start(), Math.min(text.length(), spoken.end() + 900));
            boolean marked = around.contains("\"pathTo\"")
                    || text.substring(Math.max(0, spoken.start() - 200), spoken.start())
                            .contains("edgeFunction");
            boolean ofAMap =
                    around.contains("\"$ref\": \"#/$defs/edgeFunctions\"") || around.contains("edgeFunction\"");
            assertThat(marked || ofAMap).as(spoken.group()).isTrue();
        }
    }

    /** Who reads and who writes asks the same folder again: a file may change between. */
    @Test
    void whoReadsIsStoppedToo() throws IOException {
        ProjectFolder rule = new ProjectFolder(main, ProjectFiles.DISK);
        for (String way : out("js").values()) {
            assertThatThrownBy(() -> rule.read(way)).as(way).isInstanceOf(ProjectFolder.Outside.class);
        }
        for (String way : nowhere("js").values()) {
            String unescaped = way.replace("\\\\", "\\").replace("\\u0000", "\0");
            assertThatThrownBy(() -> rule.read(unescaped)).as(way).isInstanceOf(IOException.class);
        }
        Files.writeString(project.resolve("sub/own.js"), "own");
        link("own.js", project.resolve("sub/own.js"));
        assertThat(rule.read("sub/own.js")).asString().isEqualTo("own");
        assertThat(rule.read("own.js"))
                .as("a link within the folder")
                .asString()
                .isEqualTo("own");
        assertThatThrownBy(() -> rule.read("sub")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> rule.read(".")).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsWrittenStaysInTheFolder() throws IOException {
        ProjectFolder rule = new ProjectFolder(main, ProjectFiles.DISK);
        for (String way : List.of(
                "../known.json",
                "sub/../../known.json",
                folder + "/other/known.json",
                "linked/known.json",
                "linked/new/known.json",
                "sub/linked/known.json",
                ".",
                "sub/..")) {
            assertThatThrownBy(() -> rule.place(way)).as(way).isInstanceOf(ProjectFolder.Outside.class);
        }
        for (String way : List.of("known.json", "sub/known.json", "new/known.json", "link.json", "dangling.json")) {
            assertThat(rule.place(way))
                    .as(way)
                    .isEqualTo(project.toAbsolutePath().resolve(way));
        }
    }

    private List<String> told(String document, String what) throws IOException {
        Files.writeString(main, document);
        Diagnostics diagnostics = new Diagnostics();
        try {
            LivestreamReader.read(main, document.contains("\"prod\"") ? PROD : ReadOptions.BARE, diagnostics);
        } catch (Diagnostics.Stopped stopped) {
            assertThat(diagnostics.hasErrors()).isTrue();
        }
        String text = new DiagnosticPrinter(diagnostics.sourceTexts(), 100, false).text(diagnostics.all());
        assertThat(text).as(what).doesNotContain(CANARY);
        return diagnostics.all().stream().map(Diagnostic::code).toList();
    }

    private static String ending(List<String> keys) {
        return keys.contains("publicKeys") ? "pem" : ENDINGS.getOrDefault(keys.get(0), "js");
    }

    /** The document with this path alone: as it is, in an environment, and where variables are followed, in one. */
    private static Map<String, String> documents(List<String> keys, String path) {
        Map<String, String> documents = new LinkedHashMap<>();
        String start = "version: 1\nname: news\nregion: us-west-2\nmediapackage: { endpoints: [hls] }\n";
        String plain = nested(keys, '"' + path + '"');
        documents.put("as it is", start + plain + "\n");
        boolean joined = List.of("include", "channelsFrom").contains(keys.get(0));
        if (!keys.get(0).equals("include")) {
            documents.put("in an environment", start + "environments: { \"prod\": { " + plain + " } }\n");
        }
        if (!joined) {
            documents.put(
                    "in a variable",
                    start + "variables: { way: \"" + path + "\" }\n" + nested(keys, "\"${var.way}\"") + "\n");
        }
        return documents;
    }

    /** Keys around a value, without the first pair of braces. */
    private static String nested(List<String> keys, String value) {
        String text = value;
        for (int i = keys.size() - 1; i >= 0; i--) {
            String key = keys.get(i).equals(FilePlaces.ANY) ? "main" : keys.get(i);
            text = key.equals(FilePlaces.ITEM) ? "[ " + text + " ]" : key + ": " + text;
            text = i > 0 && !key.equals(FilePlaces.ITEM) ? "{ " + text + " }" : text;
        }
        return text;
    }

    @Test
    void theDocumentsHaveThePathWhereTheyShould() {
        assertThat(FilePlaces.all().stream()
                        .map(place -> nested(place.keys(), "x"))
                        .collect(Collectors.toSet()))
                .contains(
                        "include: [ x ]",
                        "distribution: { viewerAccess: { token: { function: x } } }",
                        "distributions: { main: { viewerAccess: { keyGroup: { publicKeys: [ x ] } } } }");
    }
}
