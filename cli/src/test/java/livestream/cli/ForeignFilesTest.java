package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import livestream.cli.Terminal.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a livestream file must not reach, and what is private although it may be reached, is in nothing that a run says or leaves. */
class ForeignFilesTest {
    private static final String CANARY = "canaryOfAFileThatIsNobodysBusiness";
    private static final String CODED =
            Base64.getEncoder().encodeToString((CANARY + CANARY + CANARY).getBytes(StandardCharsets.UTF_8));
    private static final String CREDENTIALS = "[default]\naws_secret_access_key = " + CANARY + "\n";

    private static final List<String> LINES = List.of(
            "validate FILE",
            "validate FILE --json",
            "lint FILE --offline",
            "lint FILE --simulate --json",
            "lint FILE --simulate --sarif",
            "lint FILE --offline --write-baseline",
            "config FILE --explain",
            "expand FILE --simulate",
            "plan FILE --simulate",
            "plan FILE --simulate --json",
            "plan FILE --simulate --out PLAN",
            "apply FILE --simulate --yes",
            "apply FILE --simulate --yes --json",
            "route /index.m3u8 FILE --simulate");

    @TempDir
    private Path folder;

    private Path project;
    private Terminal terminal;

    @BeforeEach
    void begin() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        terminal = new Terminal(project);
        Files.writeString(folder.resolve("credentials"), CREDENTIALS);
        for (String ending : List.of("js", "yaml", "csv", "json")) {
            Files.writeString(folder.resolve("outside." + ending), "name\n" + CANARY + "\n");
        }
        Files.createSymbolicLink(project.resolve("linked"), folder);
        Files.createDirectory(project.resolve("keys"));
        for (String kind : List.of("", "RSA ", "EC ", "ENCRYPTED ", "OPENSSH ")) {
            Files.writeString(
                    project.resolve("keys/" + (kind.isEmpty() ? "private" : kind.strip()) + ".pem"),
                    "-----BEGIN " + kind + "PRIVATE KEY-----\n" + CODED + "\n-----END " + kind + "PRIVATE KEY-----\n");
        }
        Files.writeString(project.resolve("keys/credentials"), CREDENTIALS);
        Files.write(project.resolve("keys/der"), Base64.getDecoder().decode(CODED));
        for (String ending : List.of("js", "yaml", "csv", "json")) {
            Files.copy(project.resolve("keys/private.pem"), project.resolve("keys/private." + ending));
        }
    }

    private static Map<String, String> documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        for (String key : List.of(
                "keys/private.pem",
                "keys/RSA.pem",
                "keys/EC.pem",
                "keys/ENCRYPTED.pem",
                "keys/OPENSSH.pem",
                "keys/credentials",
                "keys/der",
                "../credentials",
                "linked/credentials")) {
            documents.put(
                    "key " + key,
                    "distribution: { viewerAccess: { signed: cookies, keyGroup: { publicKeys: [\"" + key
                            + "\"] } } }\n");
        }
        for (String way : List.of("keys/private", "../outside", "linked/outside")) {
            documents.put(
                    "function " + way,
                    "distribution: { functions: { manifest: { viewerRequest: " + way + ".js } } }\n");
            documents.put("include " + way, "include: [" + way + ".yaml]\n");
            documents.put("table " + way, "channelsFrom: [ { file: " + way + ".csv } ]\n");
            documents.put("baseline " + way, "lint: { baseline: " + way + ".json }\n");
        }
        return documents;
    }

    @Test
    void areNeitherToldNorKept() throws IOException {
        Map<Path, String> before = outside();
        int runs = 0;
        for (Map.Entry<String, String> document : documents().entrySet()) {
            terminal.write(
                    "livestream.yaml",
                    "version: 1\nname: news\nregion: us-west-2\nmediapackage: { endpoints: [hls] }\n"
                            + document.getValue());
            for (String line : LINES) {
                String what = document.getKey() + ": " + line;
                Answer answer = terminal.run(
                        line.replace("PLAN", project.resolve("news.plan").toString()));
                assertSilent(what, answer.toString());
                assertThat(answer.code()).as(what).isEqualTo(ExitCode.FILE_HAS_ERRORS);
                runs++;
            }
            try (Stream<Path> files = Files.walk(project)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!file.startsWith(project.resolve("keys"))) {
                        assertSilent(document.getKey() + ", " + file, Files.readString(file));
                    }
                }
            }
            assertThat(outside()).as(document.getKey()).isEqualTo(before);
        }
        System.out.println("foreign files: " + documents().size() + " documents, " + runs + " runs");
    }

    private Map<Path, String> outside() throws IOException {
        Map<Path, String> contents = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                contents.put(file, Files.readString(file));
            }
        }
        return contents;
    }

    private static void assertSilent(String what, String text) {
        assertThat(text).as(what).doesNotContain(CANARY).doesNotContain(CODED.substring(0, 16));
    }

    /** A baseline is written below the folder, and in place of a link, not through it. */
    @Test
    void aBaselineIsWrittenInTheFolder() throws IOException {
        Files.createSymbolicLink(project.resolve("known.json"), folder.resolve("new.json"));
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage: { endpoints: [hls] }\n"
                        + "lint: { baseline: known.json }\n");
        assertThat(terminal.run("lint FILE --offline --write-baseline").code()).isZero();
        assertThat(folder.resolve("new.json")).doesNotExist();
        assertThat(project.resolve("known.json")).isRegularFile().content().contains("\"known\"");
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: news\nregion: us-west-2\nmediapackage: { endpoints: [hls] }\n"
                        + "lint: { baseline: linked/known.json }\n");
        Answer refused = terminal.run("lint FILE --offline --write-baseline");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("leads out of the folder of the main file");
        assertThat(folder.resolve("known.json")).doesNotExist();
    }
}
