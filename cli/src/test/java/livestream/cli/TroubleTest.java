package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import livestream.cli.Terminal.Answer;
import livestream.golden.Golden;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run says when something around it is wrong: settings, credentials, the state's place, the disk, the file itself. */
class TroubleTest {
    private static final String SHARED =
            "version: 1\nname: news\nregion: us-west-2\nstate: { backend: s3, bucket: news-state }\n"
                    + "mediapackage: { endpoints: [hls, dash] }\n";

    private static final List<String> SETTINGS = List.of(
            "aws.endpointUrl",
            "aws.accessKeyId",
            "aws.secretAccessKey",
            "aws.profile",
            "aws.configFile",
            "aws.sharedCredentialsFile",
            "aws.disableEc2Metadata");

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void news() {
        terminal = new Terminal(folder);
        terminal.copy("news");
    }

    @AfterEach
    void forget() {
        SETTINGS.forEach(System::clearProperty);
    }

    private static void golden(String name, Answer answer) {
        String text = "exit " + answer.code() + "\n--- out\n" + answer.out() + "--- err\n" + answer.err();
        Golden.matches(
                Path.of("src/test/resources/trouble").resolve(name + ".txt"),
                // Where a line breaks depends on how long the name of the folder is.
                Golden.masked(text)
                        .replaceAll(":\\d+: Connection", ":<port>: Connection")
                        .replaceAll("serial \\d+ and not \\d+", "serial <n> and not <m>")
                        .replaceAll("\n {9,}(?=\\S)", " "));
    }

    private Answer run(String line) {
        Answer answer = terminal.run(line);
        assertThat(answer.err()).as(line).doesNotContain("This is a bug", "\tat ");
        return answer;
    }

    private Answer done(String line) {
        Answer answer = run(line);
        assertThat(answer.code()).as(line + answer.err()).isZero();
        return answer;
    }

    private static Simulator standing() throws IOException {
        Simulator aws = Simulator.start(Simulator.Settings.inMemory());
        at(aws.endpoint().toString());
        return aws;
    }

    private static void at(String endpoint) {
        System.setProperty("aws.endpointUrl", endpoint);
        System.setProperty("aws.accessKeyId", "simulator");
        System.setProperty("aws.secretAccessKey", "simulator");
    }

    private static void bucket(Simulator aws, Path folder, String region) throws IOException {
        Path seed = folder.resolve("seed.json");
        Files.writeString(seed, """
                [ { "service": "s3", "region": "REGION", "method": "PUT", "path": "/news-state",
                    "body": "<CreateBucketConfiguration><LocationConstraint>REGION</LocationConstraint></CreateBucketConfiguration>" } ]
                """.replace("REGION", region));
        aws.seed(seed);
    }

    @ParameterizedTest
    @CsvSource({
        "no-scheme, 127.0.0.1:5101",
        "no-scheme-name, localhost:5101",
        "bad-port, http://127.0.0.1:99999",
        "empty-host, http://",
        "other-scheme, ftp://127.0.0.1",
        "no-url, http://a b",
        "empty, ''"
    })
    void anEndpointThatIsNoneIsNamed(String name, String endpoint) {
        at(endpoint);
        golden("endpoint-" + name, run("plan FILE"));
        for (String line : List.of(
                "apply FILE --yes", "drift FILE", "urls FILE", "lint FILE", "route /a FILE --distribution E1")) {
            assertThat(run(line).err()).as(line).contains("error[wrong-endpoint]");
        }
        terminal.write("livestream.yaml", SHARED);
        for (String line :
                List.of("state list FILE", "state lock show FILE", "state backups FILE", "apply FILE --yes")) {
            assertThat(run(line).err()).as(line).contains("error[wrong-endpoint]");
        }
    }

    @Test
    void anEndpointThatIsDeadIsNamed() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            at("http://127.0.0.1:" + closed.getLocalPort());
        }
        golden("endpoint-dead", run("plan FILE"));
    }

    private void profiles(String profile, String config) {
        at("http://127.0.0.1:1");
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.setProperty("aws.disableEc2Metadata", "true");
        System.setProperty("aws.profile", profile);
        System.setProperty("aws.configFile", terminal.write("config", config).toString());
        System.setProperty(
                "aws.sharedCredentialsFile", folder.resolve("credentials").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "incomplete", "session", "process", "role"})
    void aProfileWithoutCredentialsIsNamed(String name) {
        String profile = name.equals("unknown") ? "studoi" : "studio";
        profiles(
                profile,
                "[profile studio]\nregion = us-west-2\n"
                        + switch (name) {
                            case "session" ->
                                "sso_session = corp\nsso_account_id = 123456789012\nsso_role_name = a\n"
                                        + "[sso-session corp]\nsso_start_url = https://127.0.0.1:1/\nsso_region = us-west-2\n";
                            case "process" -> "credential_process = /nonexistent/tool\n";
                            case "role" -> "role_arn = arn:aws:iam::123456789012:role/a\nsource_profile = none\n";
                            default -> "";
                        });
        golden("profile-" + name, run("plan FILE"));
    }

    @Test
    void aBucketThatIsNotThereIsNamed() throws IOException {
        terminal.write("livestream.yaml", SHARED);
        try (Simulator aws = standing()) {
            golden("bucket-missing", run("plan FILE"));
            for (String line : List.of(
                    "apply FILE --yes",
                    "destroy FILE --yes",
                    "state list FILE",
                    "state lock show FILE",
                    "state unlock x FILE",
                    "state backups FILE",
                    "state rekey FILE",
                    "state repair FILE --yes",
                    "state mv a.b a.c FILE",
                    "forget a.b FILE",
                    "import cloudfront_distribution.main E1 FILE",
                    "outputs FILE",
                    "show FILE")) {
                Answer answer = run(line);
                assertThat(answer.err()).as(line).contains("error[missing-bucket]", "aws s3 mb s3://news-state");
                assertThat(answer.code()).as(line).isEqualTo(ExitCode.FAILED);
            }
            assertThat(aws.calls()).noneMatch(call -> call.operation().startsWith("Create"));
        }
    }

    @Test
    void aBucketOfAnotherRegionIsTold() throws IOException {
        terminal.write("livestream.yaml", SHARED);
        try (Simulator aws = standing()) {
            bucket(aws, folder, "eu-west-1");
            golden("bucket-elsewhere", run("plan FILE"));
            assertThat(run("apply FILE --yes").err()).contains("error[bucket-elsewhere]");
        }
    }

    @Test
    void aBucketOfOthersIsTold() throws IOException {
        terminal.write("livestream.yaml", SHARED);
        try (Simulator aws = standing()) {
            bucket(aws, folder, "us-west-2");
            aws.faults()
                    .set(Fault.refused(403, "AccessDenied", "Access Denied")
                            .at("s3")
                            .times(Fault.ALWAYS));
            golden("bucket-denied", run("plan FILE"));
            assertThat(run("apply FILE --yes").err()).contains("error[state-refused]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "expired, ExpiredToken, 403",
        "unknown, InvalidClientTokenId, 403",
        "denied, AccessDenied, 403",
        "clock, RequestTimeTooSkewed, 403",
        "other, Odd, 400"
    })
    void credentialsThatAwsRefusesAreTold(String name, String code, int status) throws IOException {
        try (Simulator aws = standing()) {
            aws.faults()
                    .set(Fault.refused(status, code, "The words of AWS.")
                            .at("sts")
                            .times(Fault.ALWAYS));
            golden("credentials-" + name, run("plan FILE"));
        }
    }

    /** From a folder to a bucket, to another, and back: never six imports, and never all of it a second time. */
    @Test
    void aStateThatWasLeftBehindIsTold() throws IOException {
        try (Simulator aws = standing()) {
            bucket(aws, folder, "us-west-2");
            String local = SHARED.replaceFirst("state: .*\n", "");
            terminal.write("livestream.yaml", local);
            done("apply FILE --yes");
            terminal.write("livestream.yaml", SHARED);
            golden("state-beside", run("plan FILE"));
            int calls = aws.calls().size();
            for (String line : List.of("apply FILE --yes", "destroy FILE --yes", "drift FILE", "import a.b c FILE")) {
                assertThat(run(line).err()).as(line).contains("error[state-elsewhere]");
            }
            assertThat(aws.calls().subList(calls, aws.calls().size()))
                    .noneMatch(call -> call.operation().startsWith("Create"));
            done("state push " + folder.resolve(".livestream/state/news.json") + " FILE --yes");
            done("plan FILE --detailed-exitcode");

            terminal.write("livestream.yaml", SHARED.replace("news-state", "news-state, key: other/news.json"));
            golden("state-elsewhere", run("plan FILE"));

            terminal.write("livestream.yaml", SHARED.replace(", dash]", "]"));
            done("apply FILE --yes --accept url-change");
            done("plan FILE --detailed-exitcode");
            terminal.write("livestream.yaml", local);
            golden("state-older", run("plan FILE"));

            terminal.write("livestream.yaml", SHARED.replace(", dash]", "]"));
            terminal.write("moved.json", done("state pull FILE").out());
            terminal.write("livestream.yaml", local);
            done("state push " + folder.resolve("moved.json") + " FILE --yes");
            assertThat(done("plan FILE").out()).contains("1 to create");
        }
    }

    /** What is known of its place is what the run knew when it made its first change. */
    @Test
    void aStateThatAKilledRunLeftBehindIsTold() throws IOException {
        try (Simulator aws = standing()) {
            bucket(aws, folder, "us-west-2");
            terminal.write("livestream.yaml", SHARED);
            List<String> amid = new CopyOnWriteArrayList<>();
            aws.faults()
                    .set(Fault.overheard((callSummary, response) -> amid.add(terminal.read(".livestream/places.json")))
                            .at("mediapackage", "CreateChannel"));
            done("apply FILE --yes");
            terminal.write(".livestream/places.json", amid.get(0));
            terminal.write("livestream.yaml", SHARED.replace("news-state", "news-state, key: other/news.json"));
            golden("state-elsewhere-changing", run("plan FILE"));
        }
    }

    @Test
    void aFileThatIsSomethingElseIsToldSo() throws IOException {
        done("plan FILE --simulate --out " + folder.resolve("news.plan"));
        done("apply FILE --simulate --yes");
        done("urls FILE --simulate --write " + folder.resolve("urls.lock"));
        terminal.write("state.json", done("state pull FILE --simulate").out());
        terminal.write("j.json", "{}");
        terminal.write("empty.yaml", "");
        terminal.write("binary.yaml", "\u007fELF\u0000\u0000");
        Files.createDirectory(folder.resolve("directory"));
        for (String command : List.of("plan", "apply")) {
            for (String file : List.of(
                    "urls.lock",
                    "j.json",
                    "empty.yaml",
                    "binary.yaml",
                    "directory",
                    "state.json",
                    "news.plan",
                    "none.yaml")) {
                if (!file.equals("news.plan") || command.equals("plan")) {
                    golden(command + "-of-" + file, run(command + " " + folder.resolve(file)));
                }
            }
        }
    }

    /** To read a pipe is to wait, perhaps for ever; a file without an end fills the memory. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "odd.yaml                                        | validate F",
                "odd.yaml                                        | fmt F",
                "odd.plan                                        | apply F",
                "urls.lock                                       | urls FILE --simulate --check F",
                "pushed.json                                     | state push F FILE --simulate",
                ".livestream/simulated/state/news.json           | plan FILE --simulate",
                ".livestream/simulated/state/news.json           | state list FILE --simulate",
                ".livestream/simulated/state/news.json           | state repair FILE --simulate",
                "simulator.json                                  | plan FILE --simulate",
                ".livestream/simulated/aws/world.json            | plan FILE --simulate",
                ".livestream/simulated/state/news.json.journal   | plan FILE --simulate",
                ".livestream/simulated/state/news.json.lock      | apply FILE --simulate --yes",
            })
    @Timeout(60)
    void whatIsNoFileOrHasNoEndIsNotRead(String name, String line) throws Exception {
        Path odd = folder.resolve(name);
        Files.createDirectories(odd.getParent());
        List<String> words = Stream.of(line.split(" "))
                .map(word -> word.equals("F") ? odd.toString() : word)
                .toList();

        new ProcessBuilder("mkfifo", odd.toString()).start().waitFor();
        told(terminal.run(words));

        Files.delete(odd);
        try (RandomAccessFile endless = new RandomAccessFile(odd.toFile(), "rw")) {
            endless.setLength(5L << 30);
        }
        told(terminal.run(words));
    }

    /** What a command writes may take the place of what it wrote earlier, and of nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"urls FILE --simulate --write ", "schema --out ", "lint FILE --simulate --write-baseline"})
    void anOutputTakesThePlaceOfItsOwnKindAlone(String line) throws Exception {
        done("apply FILE --simulate --yes");
        Path state = folder.resolve(".livestream/simulated/state/news.json");
        Path other = Files.copy(folder.resolve("livestream.yaml"), folder.resolve("other.yaml"));
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        for (Path there : List.of(other, state, pipe)) {
            byte[] before = there.equals(pipe) ? new byte[0] : Files.readAllBytes(there);
            Answer answer = run(naming(line, there));
            assertThat(answer.err()).contains("error[file-not-written]", " exists and is not a ");
            assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
            assertThat(Files.isRegularFile(there)).isEqualTo(!there.equals(pipe));
            assertThat(there.equals(pipe) ? before : Files.readAllBytes(there)).isEqualTo(before);
        }
        done(naming(line, folder.resolve("new")));
        done(naming(line, folder.resolve("new")));
    }

    /** A baseline is named by the file. */
    private String naming(String line, Path output) throws IOException {
        if (line.endsWith(" ")) {
            return line + output;
        }
        String news = Files.readString(folder.resolve("livestream.yaml")).replaceAll("(?m)^lint:.*\n", "");
        terminal.write("livestream.yaml", news + "lint: { baseline: " + folder.relativize(output) + " }\n");
        return line;
    }

    private static void told(Answer answer) {
        assertThat(answer.err()).contains("error[").doesNotContain("This is a bug", "\tat ");
        assertThat(answer.code()).isIn(ExitCode.FAILED, ExitCode.FILE_HAS_ERRORS);
    }

    /** What only looks needs no folder. Whoever may write everywhere cannot try. */
    @Test
    void aFolderThatCannotBeWrittenIsNoHindranceToAPlan() {
        assumeFalse(System.getProperty("user.name").equals("root"));
        assertThat(folder.toFile().setWritable(false)).isTrue();
        try {
            for (String line : List.of(
                    "plan FILE --simulate",
                    "lint FILE --simulate",
                    "urls FILE --simulate",
                    "expand FILE --simulate",
                    "drift FILE --simulate")) {
                assertThat(run(line).err()).as(line).doesNotContain("error[");
            }
            golden("folder-read-only", run("apply FILE --simulate --yes"));
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void aFileWhereAFolderShouldBeIsToldSo() {
        terminal.write(".livestream", "a file");
        golden("folder-is-a-file", run("apply FILE --simulate --yes"));
        assertThat(run("plan FILE --simulate").err()).contains("Not a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "99999", "x", "1.5", ""})
    void aPortOutOfRangeIsToldSo(String port) {
        Answer answer = run("simulator --port=" + port);
        assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err()).contains("expected a port from 0 to 65535, found `" + port + "`.");
    }

    @Test
    void whatLooksLikeASimulatorOfOthersIsToldApart() throws IOException {
        try (Simulator aws =
                Simulator.start(Simulator.Settings.inMemory().withData(folder.resolve(".livestream/simulated/aws")))) {
            golden("simulator-in-use", run("plan FILE --simulate"));
            assertThat(aws.calls()).isEmpty();
        }
    }
}
