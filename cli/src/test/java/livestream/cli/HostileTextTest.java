package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import livestream.cli.Terminal.Answer;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.LockInfo;
import livestream.state.ResourceState;
import livestream.state.StateChange;
import livestream.state.StateStore.Lease;
import livestream.state.store.JournaledStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command over a file, a folder, a state, a lock, an environment and an AWS that somebody filled with mischief. */
class HostileTextTest {
    /** As YAML and JSON write it in quotes. */
    private static final String EVIL = Harmless.EVIL
            .chars()
            .mapToObj(unit -> unit < ' ' || unit > '~' ? "\\u%04x".formatted(unit) : String.valueOf((char) unit))
            .collect(Collectors.joining());

    private static final Address MAIN = Address.parse("cloudfront_distribution.main");

    /** Free text wherever the language has some. */
    private static final String FILE = """
            version: 1
            name: news
            region: us-west-2
            variables:
              word: { default: "EVIL" }
            mediapackage:
              endpoints:
                hls: { description: "EVIL" }
                dash: {}
            distribution: { comment: "${var.word}" }
            outputs: { "EVIL": "EVIL", two: "${var.word} ${env.MISCHIEF}" }
            lint: { baseline: known.json }
            """.replace("EVIL", EVIL);

    @TempDir
    private Path root;

    private Path folder;
    private Terminal terminal;

    @BeforeEach
    void mischief() throws IOException {
        folder = Files.createDirectory(root.resolve(Harmless.NAME));
        terminal = at(folder);
    }

    private static Terminal at(Path folder) {
        Terminal terminal = new Terminal(folder).with("GITHUB_ACTIONS", "true").with("MISCHIEF", Harmless.EVIL);
        for (String name : List.of(
                "AWS_PROFILE",
                "AWS_REGION",
                "GITHUB_WORKSPACE",
                "LIVESTREAM_VAR_NONE",
                "LIVESTREAM_VAR_" + Harmless.EVIL)) {
            terminal.with(name, name.equals("GITHUB_WORKSPACE") ? folder + "/none" : Harmless.EVIL);
        }
        return terminal;
    }

    private JournaledStore store() {
        return JournaledStore.ofFile(folder.resolve(".livestream/simulated/state/news.json"));
    }

    private Answer run(String line) {
        Answer answer = terminal.run(
                line.replace("urls.lock", folder.resolve("urls.lock").toString())
                        .replace("vault.plan", folder.resolve("vault.plan").toString())
                        .replace("refused.json", folder.resolve("refused.json").toString()));
        Harmless.check(line, answer);
        return answer;
    }

    private int everyCommand() {
        int lines = 0;
        for (List<String> each : SecretsStayTest.LINES.values()) {
            for (String line : each) {
                run(line);
                lines++;
            }
        }
        return lines;
    }

    /** A file is often not the one that was meant; what is in it is shown all the same. */
    private List<String> files() {
        List<String> files = new ArrayList<>(List.of(FILE));
        String plain = "version: 1\nname: news\nregion: us-west-2\nmediapackage: { endpoints: [hls] }\n";
        files.add(plain.replace("news", '"' + EVIL + '"'));
        files.add(plain.replace("us-west-2", '"' + EVIL + '"'));
        files.add(plain.replace("[hls]", "[\"" + EVIL + "\"]"));
        files.add(plain.replace("endpoints", '"' + EVIL + '"'));
        files.add(plain.replace("version: 1", "version: \"" + EVIL + '"'));
        files.add(plain + '"' + EVIL + "\": 1\n");
        files.add(plain + "include: \"" + EVIL + "\"\n");
        files.add(plain + "lifecycle: { preventDestroy: [\"" + EVIL + "\"] }\n");
        files.add(plain + "lint: { ignore: { \"" + EVIL + "\": \"" + EVIL + "\" } }\n");
        files.add(plain + "overrides: { distribution: { \"" + EVIL + "\": 1, Comment: \"" + EVIL + "\" } }\n");
        files.add(plain + "outputs: { a: \"${" + EVIL + "}\", b: \"${secret:" + EVIL + "}\" }\n");
        files.add(plain + "channelsFrom: \"table.csv\"\n");
        files.add("::error::pwn: 1\n::stop-commands::x\n" + plain);
        files.add(Harmless.EVIL);
        return files;
    }

    @Test
    void noCommandPassesOnWhatAFileSays() {
        terminal.write("table.csv", "name,\"" + Harmless.EVIL + "\"\n\"" + Harmless.EVIL + "\",1\n");
        int lines = 0;
        for (String file : files()) {
            terminal.write("livestream.yaml", file);
            for (List<String> each : file.equals(FILE) ? List.of(List.<String>of()) : offline()) {
                each.forEach(this::run);
                lines += each.size();
            }
        }
        terminal.write("livestream.yaml", FILE);
        lines += everyCommand();
        assertThat(run("state list FILE --simulate").out()).isEmpty();
        System.out.println("hostile files: " + files().size() + " files, " + lines + " commands");
    }

    private static List<List<String>> offline() {
        return List.of(
                SecretsStayTest.LINES.get("validate"),
                SecretsStayTest.LINES.get("config"),
                SecretsStayTest.LINES.get("fmt"),
                List.of(
                        "lint FILE --offline",
                        "lint FILE --simulate --sarif",
                        "plan FILE --simulate",
                        "apply FILE --simulate"));
    }

    /** The names of files come into findings, and into where a line came from. */
    @Test
    void noCommandPassesOnTheNameOfAFile() throws IOException {
        Path file = folder.resolve(Harmless.NAME + ".yaml");
        Files.writeString(file, FILE + "wrong: 1\n");
        for (String command :
                List.of("validate", "config", "plan", "apply", "lint", "fmt", "init", "import", "expand")) {
            Harmless.check(command, terminal.run(List.of(command, file.toString())));
            Harmless.check(command, terminal.run(List.of(command, file + "none")));
        }
        Files.writeString(file, FILE);
        Harmless.check("config", terminal.run(List.of("config", "--explain", file.toString())));
        Harmless.check("config", terminal.run(List.of("config", "--explain", "--json", file.toString())));
        Harmless.check(
                "urls", terminal.run(List.of("urls", "--check", file.toString(), file.toString(), "--simulate")));
        Harmless.check("simulator", terminal.run(List.of("simulator", "--seed", file.toString(), "--port", "0")));
    }

    @Test
    void noCommandPassesOnWhatAStateOrALockSays() throws Exception {
        terminal.write(
                "livestream.yaml", "version: 1\nname: news\nregion: us-west-2\nmediapackage: { endpoints: [hls] }\n");
        Value.Fields evil = new Value.Fields(new LinkedHashMap<>(Map.of(
                Harmless.EVIL,
                Value.text(Harmless.EVIL),
                "Comment",
                Value.text(Harmless.EVIL),
                "Domain",
                Value.text(Harmless.EVIL))));
        try (Lease lease = store().lock(LockInfo.me("apply", Instant.now()))) {
            lease.load(new Diagnostics());
            for (Address address : List.of(MAIN, Address.parse("cloudfront_cache_policy." + Harmless.EVIL))) {
                lease.write(new StateChange.Applied(
                        new ResourceState(address, Harmless.EVIL, evil, evil, new TreeSet<>(), new TreeMap<>())));
            }
            lease.write(new StateChange.OutputsSet(new TreeMap<>(Map.of(
                    Harmless.EVIL,
                    Value.text(Harmless.EVIL),
                    "plain",
                    Value.text(Harmless.EVIL),
                    "c",
                    Value.text("::a")))));
        }
        assertThat(run("outputs FILE --simulate --name plain").err()).contains("error[unprintable-output]");
        assertThat(run("outputs FILE --simulate --name c").err()).contains("error[unprintable-output]");
        assertThat(new ObjectMapper()
                        .readTree(run("outputs FILE --simulate --json").out())
                        .path("plain")
                        .asText())
                .isEqualTo(Harmless.EVIL);
        assertThat(run("show FILE --simulate").out()).contains("\\u001b]0;PWN");
        int lines = everyCommand();
        LockInfo stranger = new LockInfo(
                Harmless.EVIL,
                Harmless.EVIL,
                Harmless.EVIL,
                "elsewhere" + Harmless.EVIL,
                1,
                Instant.EPOCH,
                Instant.now());
        try (Lease lease = store().lock(stranger)) {
            assertThat(run("state lock show FILE --simulate").out())
                    .startsWith("Held as a\\u001b]0;PWN\\u0007")
                    .hasLineCount(1);
            assertThat(run("apply FILE --simulate --yes").code()).isEqualTo(ExitCode.LOCKED);
            lines += everyCommand();
            assertThat(lease.load(new Diagnostics()).resources()).hasSize(2);
        }
        System.out.println("hostile states and locks: " + lines + " commands");
    }

    /** Of what is made, somebody changes every text in AWS that is nobody's key. */
    @Test
    void noCommandPassesOnWhatAwsSays() throws IOException {
        terminal.write(
                "livestream.yaml", "version: 1\nname: news\nregion: us-west-2\nmediapackage: { endpoints: [hls] }\n");
        assertThat(run("apply FILE --simulate --yes").code()).isZero();
        Path world = folder.resolve(".livestream/simulated/aws/world.json");
        String before = Files.readString(world);
        // XML has no control characters that JSON may have.
        String inXml = EVIL.replaceAll("\\\\u00[01][0-9a-f](?<!000a)", "");
        String after = evil(evil(before, "Comment|Status", inXml), "Description|status", EVIL);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(world, after);
        Answer drift = run("drift FILE --simulate");
        assertThat(drift.out()).as(drift.err()).contains("\\u009b2J");
        int lines = everyCommand();
        System.out.println("hostile AWS: " + lines + " commands");
    }

    private static String evil(String json, String members, String text) {
        return json.replaceAll(
                "\"(" + members + ")\"\\s*:\\s*\"[^\"]*\"", "\"$1\": \"" + Matcher.quoteReplacement(text) + "\"");
    }

    /** In a terminal, colours are ours alone. */
    @Test
    void atATerminalNothingIsPassedOnEither() throws IOException {
        terminal.write("livestream.yaml", FILE);
        for (String line : List.of(
                "validate FILE",
                "config FILE --explain",
                "plan FILE --simulate",
                "apply FILE --simulate",
                "show FILE --simulate",
                "outputs FILE --simulate",
                "urls FILE --simulate",
                "route /index.m3u8 FILE --simulate",
                "drift FILE --simulate",
                "destroy FILE --simulate",
                "state list FILE --simulate",
                "lint FILE --simulate",
                "docs " + Harmless.NAME)) {
            Answer answer = terminal.typing("yes\nnews\n", 100).run(line);
            Harmless.checkStyled(line, answer);
        }
    }
}
