package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import livestream.simulator.Simulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret is with its keeper and with AWS, and nowhere else, whatever is run. */
class SecretsStayTest {
    private static final String FOREIGN = "canary-of-the-environment";
    private static final String HEADER = "canary-of-another-variable";
    private static final String KEPT = "canary-of-a-file";
    private static final String STORED = "canary-of-secrets-manager";
    private static final String PARAMETER = "canary-of-the-parameter-store";
    private static final String SENSITIVE = "canary-of-a-sensitive-variable";

    /** CloudFront takes 1,783 characters in the value of a header. */
    private static final String TOO_LONG = "canary-that-aws-refuses-".repeat(80);

    private static final String VAULT = """
            version: 1
            name: vault
            region: us-west-2
            variables:
              word: { sensitive: true, default: %s }
            channels:
              made:
                mediapackage: { endpoints: [hls], cdnAuthorization: create }
              foreign:
                mediapackage:
                  endpoints:
                    hls: { url: "https://x.mediapackage.us-east-1.amazonaws.com/out/v1/064134724fd74667ba294657a674ae72/index.m3u8" }
                  cdnAuthorization: { value: "${secret:env:FOREIGN}" }
              lab:
                http:
                  url: https://packager.example.net/live/lab
                  headers:
                    X-Env-Key: ${secret:env:HEADER}
                    X-File-Key: ${secret:file:lab.key}
                    X-Stored-Key: ${secret:sm:lab/key#value}
                    X-Parameter-Key: ${secret:ssm:/lab/key}
              stored:
                mediastore: { path: /stored, access: referer, acknowledgeRetired: true }
            lint: { baseline: known.json }
            """.formatted(SENSITIVE);

    private static final String SEED = """
            [ { "service": "secretsmanager", "region": "us-west-2", "method": "POST", "path": "/",
                "headers": { "x-amz-target": "secretsmanager.CreateSecret" },
                "body": { "Name": "lab/key", "ClientRequestToken": "0a1b2c3d-1111-4222-8333-444455556666",
                      "SecretString": "{\\"value\\": \\"%s\\"}" } },
              { "service": "ssm", "region": "us-west-2", "method": "POST", "path": "/",
                "headers": { "x-amz-target": "AmazonSSM.PutParameter" },
                "body": { "Name": "/lab/key", "Type": "SecureString", "Value": "%s" } } ]
            """.formatted(STORED, PARAMETER);

    /** Every command, with the lines that are run of it. */
    static final Map<String, List<String>> LINES = new LinkedHashMap<>();

    static {
        LINES.put("init", List.of("init FILE --scenario mediapackage --name vault"));
        LINES.put("fmt", List.of("fmt --check FILE"));
        LINES.put("docs", List.of("docs", "docs cdnAuthorization"));
        LINES.put("schema", List.of("schema"));
        LINES.put("validate", List.of("validate FILE", "validate FILE --json"));
        LINES.put("config", List.of("config FILE", "config FILE --explain", "config FILE --json --explain"));
        LINES.put(
                "lint",
                List.of(
                        "lint FILE --simulate",
                        "lint FILE --simulate --json",
                        "lint FILE --simulate --sarif",
                        "lint FILE --offline",
                        "lint FILE --simulate --write-baseline"));
        LINES.put("explain", List.of("explain", "explain literal-secret"));
        LINES.put("expand", List.of("expand FILE --simulate", "expand FILE --simulate --json"));
        LINES.put(
                "plan",
                List.of(
                        "plan FILE --simulate",
                        "plan FILE --simulate --json",
                        "plan FILE --simulate --out vault.plan",
                        "plan FILE --simulate --destroy",
                        "plan FILE --simulate --refresh=false --target *.manifest"));
        LINES.put(
                "apply",
                List.of(
                        "apply vault.plan --accept url-change",
                        "apply vault.plan --json",
                        "apply FILE --simulate",
                        "apply FILE --simulate --yes --accept url-change",
                        "apply FILE --simulate --yes --accept url-change --json"));
        LINES.put("drift", List.of("drift FILE --simulate", "drift FILE --simulate --json"));
        LINES.put("import", List.of("import cloudfront_distribution.main E0 FILE --simulate"));
        LINES.put("forget", List.of("forget cloudfront_distribution.main FILE --simulate"));
        LINES.put("show", List.of("show FILE --simulate", "show FILE --simulate --json"));
        LINES.put("outputs", List.of("outputs FILE --simulate", "outputs FILE --simulate --json"));
        LINES.put(
                "urls",
                List.of(
                        "urls FILE --simulate",
                        "urls FILE --simulate --json",
                        "urls FILE --simulate --write urls.lock"));
        LINES.put(
                "route",
                List.of(
                        "route /index.m3u8 FILE --simulate",
                        "route /index.m3u8 FILE --simulate --json",
                        "route /lab/index.m3u8 FILE --simulate",
                        "route /index.m3u8 FILE --simulate --deployed",
                        "route /index.m3u8 FILE --simulate --distribution E0"));
        LINES.put("state", List.of("state"));
        LINES.put("state list", List.of("state list FILE --simulate"));
        LINES.put("state show", List.of("state show cloudfront_distribution.main FILE --simulate"));
        LINES.put("state pull", List.of("state pull FILE --simulate", "state pull FILE --simulate --backup 0"));
        LINES.put("state backups", List.of("state backups FILE --simulate"));
        LINES.put("state push", List.of("state push refused.json FILE --simulate --yes"));
        LINES.put(
                "state mv",
                List.of("state mv cloudfront_distribution.main cloudfront_distribution.main FILE --simulate"));
        LINES.put("state forget", List.of("state forget cloudfront_distribution.none FILE --simulate --yes"));
        LINES.put("state repair", List.of("state repair FILE --simulate --yes"));
        LINES.put("state rekey", List.of("state rekey FILE --simulate"));
        LINES.put("state lock", List.of("state lock show FILE --simulate"));
        LINES.put("state unlock", List.of("state unlock nobody FILE --simulate"));
        LINES.put("simulator", List.of("simulator --port 0 --seed refused.json"));
        LINES.put("completion", List.of("completion"));
        LINES.put("version", List.of("version"));
        LINES.put("destroy", List.of("destroy FILE --simulate", "destroy FILE --simulate --yes --json"));
    }

    @TempDir
    private Path folder;

    private Terminal terminal;
    /** What no simulated AWS is told either. */
    private final Set<String> real = new LinkedHashSet<>(
            List.of(FOREIGN, HEADER, KEPT, TOO_LONG.substring(0, 22), "canary-after-it", "canary-beyond-it"));

    private final Set<String> canaries =
            new LinkedHashSet<>(List.of(FOREIGN, HEADER, KEPT, STORED, PARAMETER, TOO_LONG.substring(0, 22)));

    @BeforeEach
    void aVault() {
        terminal = new Terminal(folder).with("FOREIGN", FOREIGN).with("HEADER", HEADER);
        terminal.write("livestream.yaml", VAULT);
        terminal.write("lab.key", KEPT + "\nand the second line\n");
        terminal.write("simulator.json", SEED);
        terminal.write("refused.json", SEED.replace("\"/lab/key\"", "\"lab//key\""));
        assertThat(terminal.run("lint FILE --offline --write-baseline").code()).isZero();
    }

    @Test
    void everyCommandIsRunHere() {
        List<String> commands = new ArrayList<>();
        for (String command : listedBy("--help")) {
            commands.add(command);
            listedBy(command + " --help").forEach(below -> commands.add(command + " " + below));
        }
        assertThat(LINES.keySet()).containsExactlyInAnyOrderElementsOf(commands);
    }

    /** The commands that a help names, without their other names. */
    private List<String> listedBy(String help) {
        String[] halves = terminal.run(help).out().split("\nCommands:\n", -1);
        return halves.length < 2
                ? List.of()
                : Pattern.compile("^  ([a-z]+)(, [a-z]+)?  ", Pattern.MULTILINE)
                        .matcher(halves[1])
                        .results()
                        .map(line -> line.group(1))
                        .toList();
    }

    @Test
    void noCommandTellsASecret() throws IOException {
        runEverything();
    }

    /** What AWS made up is known only once it is there; so the second round knows more to look for than the first. */
    @Test
    void norOneThatIsMadeByAws() throws IOException {
        assertThat(run("apply FILE --simulate --yes").code()).isZero();
        assertThat(folder.resolve(".livestream/simulated/aws/world.json"))
                .content()
                .as("AWS was told")
                .contains(STORED, PARAMETER);
        canaries.addAll(madeByAws());
        assertThat(canaries).hasSizeGreaterThanOrEqualTo(8);
        String id = run("state show cloudfront_distribution.main FILE --simulate")
                .out()
                .replaceAll("(?s).*?(E[A-Z0-9]{13}).*", "$1");
        for (String json : List.of("", " --json")) {
            Answer route = run("route /index.m3u8 FILE --simulate --distribution " + id + json);
            assertThat(route.code()).as(route.err()).isZero();
        }
        runEverything();
    }

    @Test
    void aSecretThatChangesIsStillNotTold() throws IOException {
        assertThat(run("apply FILE --simulate --yes").code()).isZero();
        terminal.with("HEADER", "canary-after-it").with("FOREIGN", "canary-beyond-it");
        canaries.addAll(List.of("canary-after-it", "canary-beyond-it"));
        assertThat(run("plan FILE --simulate --detailed-exitcode").code()).isEqualTo(ExitCode.CHANGES);
        runEverything();
    }

    /** What stands in for a secret in a simulated AWS changes when the secret does, and is the same in the next run. */
    @Test
    void aSimulatedRunComesToRest() throws IOException {
        for (String header : List.of(HEADER, "canary-after-it", "canary-beyond-it")) {
            terminal.with("HEADER", header);
            assertThat(run("plan FILE --simulate --detailed-exitcode").code()).isEqualTo(ExitCode.CHANGES);
            assertThat(run("apply FILE --simulate --yes --accept url-change").code())
                    .isZero();
            assertThat(run("plan FILE --simulate --detailed-exitcode").code()).isZero();
            Answer drift = run("drift FILE --simulate");
            assertThat(drift.code()).as(drift.out()).isZero();
            assertThat(run("apply FILE --simulate --yes").out()).contains("No changes");
        }
        assertThat(run("destroy FILE --simulate --yes").code()).isZero();
    }

    /** What a plan was made with is read again, and must be the same. */
    @Test
    void aSavedPlanFindsItsSecretsAgain() throws IOException {
        assertThat(run("plan FILE --simulate --out vault.plan").code()).isZero();
        terminal.with("HEADER", "canary-after-it").with("FOREIGN", "");
        canaries.add("canary-after-it");
        Answer refused = run("apply vault.plan");
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        Golden.matches(Path.of("src/test/resources/plans/secrets.txt"), refused.err());
        assertThat(folder.resolve(".livestream/simulated/state/vault.json")).doesNotExist();
        terminal.with("HEADER", HEADER).with("FOREIGN", FOREIGN);
        Answer applied = run("apply vault.plan");
        assertThat(applied.code()).as(applied.err()).isZero();
        assertThat(folder.resolve(".livestream/simulated/aws/world.json"))
                .content()
                .contains(STORED, PARAMETER);
        assertThat(run("plan FILE --simulate --detailed-exitcode").code()).isZero();
    }

    @Test
    void aFileWithAMistakeBesideASecretShowsNone() throws IOException {
        terminal.with("GITHUB_ACTIONS", "true");
        for (String wrong : List.of(
                VAULT.replace("X-Env-Key:", "X-Env-Key: x, Y:"),
                VAULT.replace("  headers:\n", "  heeders:\n"),
                VAULT.replace("cdnAuthorization: {", "cdnAuthorisation: {"),
                VAULT.replace("cdnAuthorization: { value:", "cdnAuthorization: { valeu:"),
                VAULT.replace("lab/key#value", "lab/key#valu"),
                VAULT.replace("lab/key#value", "lab/kay"),
                VAULT.replace("ssm:/lab/key", "ssm:/lab/kay"),
                VAULT.replace("file:lab.key", "file:lab.kay"),
                VAULT.replace("env:HEADER", "env:HEDER"),
                VAULT + "distribution: { comment: \"${secret:env:HEADER}\" }\n",
                VAULT + "distribution: { priceClass: \"${var.word}\" }\n")) {
            terminal.write("livestream.yaml", wrong);
            for (String line : List.of(
                    "validate FILE",
                    "validate FILE --json",
                    "lint FILE --simulate",
                    "lint FILE --simulate --json",
                    "lint FILE --simulate --sarif",
                    "plan FILE --simulate",
                    "apply FILE --simulate --yes --json")) {
                Answer answer = run(line);
                assertThat(answer.toString()).doesNotContain(SENSITIVE);
            }
        }
    }

    @Test
    void whatAwsRefusesIsNotRepeated() throws IOException {
        terminal.with("HEADER", TOO_LONG);
        for (String line : List.of("apply FILE --simulate --yes", "apply FILE --simulate --yes --json")) {
            Answer answer = run(line);
            assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(ExitCode.FAILED);
        }
        for (String line :
                List.of("plan FILE --simulate", "state list FILE --simulate", "show FILE --simulate --json")) {
            run(line);
        }
    }

    /** The simulator remembers what it was asked, for goldens; in there is no secret either. */
    @Test
    void callsHaveNone() throws IOException {
        Map<String, String> settings =
                Map.of("aws.endpointUrl", "", "aws.accessKeyId", "simulator", "aws.secretAccessKey", "simulator");
        try (Simulator aws = Simulator.start(Simulator.Settings.inMemory())) {
            aws.seed(folder.resolve("simulator.json"));
            settings.forEach((name, value) ->
                    System.setProperty(name, value.isEmpty() ? aws.endpoint().toString() : value));
            assertThat(run("apply FILE --yes").code()).isZero();
            assertThat(run("plan FILE --detailed-exitcode").code()).isZero();
            assertThat(run("destroy FILE --yes").code()).isZero();
            assertThat(aws.calls()).hasSizeGreaterThan(20);
            assertSilent("calls", aws.calls().toString());
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private void runEverything() throws IOException {
        for (List<String> lines : LINES.values()) {
            for (String line : lines) {
                Answer answer = run(line);
                assertThat(answer.err()).as(line).doesNotContain("This is a bug");
                if (line.startsWith("config") || line.startsWith("validate") || line.startsWith("lint")) {
                    assertThat(answer.toString()).as(line).doesNotContain(SENSITIVE);
                }
            }
        }
        assertThat(folder.resolve(".livestream/simulated/state/vault.json")).exists();
    }

    /** Runs a line, and looks at what it said and at what it left on disk. */
    private Answer run(String line) throws IOException {
        Answer answer = terminal.run(
                line.replace("urls.lock", folder.resolve("urls.lock").toString())
                        .replace("vault.plan", folder.resolve("vault.plan").toString())
                        .replace("refused.json", folder.resolve("refused.json").toString()));
        assertSilent(line, answer.toString());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                boolean keeper = name.startsWith(".livestream/simulated/aws/")
                        || List.of("lab.key", "simulator.json", "refused.json").contains(name);
                if (!keeper) {
                    assertSilent(line + ", " + name, Files.readString(file));
                } else if (name.startsWith(".livestream/")) {
                    assertThat(Files.readString(file)).as(line + ", " + name).doesNotContain(real);
                }
            }
        }
        return answer;
    }

    private void assertSilent(String where, String text) {
        for (String canary : canaries) {
            assertThat(text).as(where).doesNotContain(canary);
            assertThat(text)
                    .as(where)
                    .doesNotContain(Base64.getEncoder()
                            .withoutPadding()
                            .encodeToString(canary.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The values that Secrets Manager generated, out of the simulated AWS's own data. */
    private List<String> madeByAws() throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode world = json.readTree(
                folder.resolve(".livestream/simulated/aws/world.json").toFile());
        List<String> made = new ArrayList<>();
        for (String text : world.findValuesAsText("SecretString")) {
            json.readTree(text).forEach(value -> made.add(value.asText()));
        }
        return made;
    }
}
