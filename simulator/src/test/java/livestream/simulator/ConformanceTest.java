package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import livestream.npm.NodePackages;
import livestream.simulator.weather.Fault;
import livestream.simulator.weather.Garbling;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** Holds what compares the simulator with AWS to its promises, on two simulators. Skipped where Node is not installed. */
class ConformanceTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int INTERRUPTED = 130;

    /** By their scenarios, the calls at which a run is killed. */
    private static final Map<String, String> KILLED =
            Map.of("s3-uploads", "UploadPart", "trusted-keys", "CreateKeyGroup", "roles", "PutRolePolicy");

    /** Calls that make something, one of each scenario. */
    private static final List<String> CREATES = List.of(
            "CreateBucket",
            "CreateCachePolicy",
            "CreateFunction",
            "CreateOriginAccessControl",
            "CreatePublicKey",
            "CreateDistributionWithTags",
            "CreateChannel",
            "CreateContainer",
            "RequestCertificate",
            "CreateRole",
            "CreateSecret",
            "PutParameter");

    private static NodePackages packages;

    @TempDir
    private static Path recordings;

    @TempDir
    private Path directory;

    /** How a run of the script ended. */
    private record Ended(int code, String said) {}

    @BeforeAll
    static void recordsASimulator() throws Exception {
        packages = NodePackages.of(Path.of("src/test/node"));
        try (Clients clients = Clients.inMemory()) {
            Ended ended = run(recordings, record(clients, "aws.json", "--wait"));
            assertThat(ended.code()).as(ended.said()).isZero();
            assertThat(clients.simulator().isEmpty()).as("nothing is left").isTrue();
        }
    }

    @Test
    void reachesEveryStepAndMakesItsAnswersAlike() throws IOException {
        String text = Files.readString(recordings.resolve("aws.json"));
        JsonNode answers = MAPPER.readTree(text).path("answers");
        assertThat(answers.findValuesAsText("code")).doesNotContain("LeftOut", "NotImplemented");
        assertThat(answers.findValuesAsText("scenario").stream().distinct()).hasSize(16);
        System.out.println("conformance: " + answers.size() + " answers of "
                + answers.findValuesAsText("operation").stream().distinct().count() + " operations");
        assertThat(text).doesNotContain("123456789012", "AKIATEST").doesNotContainPattern("conformance-[0-9a-f]{10}");
        assertThat(journals(recordings)).isEmpty();
    }

    @Test
    void findsNoDifferenceWhereThereIsNone() throws Exception {
        try (Clients clients = new Clients(Simulator.Settings.inMemory().withAccount("210987654321"))) {
            assertThat(run(directory, record(clients, "simulator.json", "--wait"))
                            .code())
                    .isZero();
        }
        Ended compared = compare();
        assertThat(compared.said()).matches("No difference in \\d{3} answers.\n");
        assertThat(compared.code()).isZero();
    }

    @Test
    void namesEachDifferenceAndNoOther() throws Exception {
        try (Clients clients = Clients.inMemory()) {
            clients.simulator()
                    .faults()
                    .set(Fault.refused(400, "NoSuchCORSConfiguration", "There is none")
                            .at("s3", "GetBucketCors"));
            clients.simulator()
                    .faults()
                    .set(Fault.garbled(Garbling.of("description", Garbling.Part.ABSENT))
                            .at("mediapackage", "UpdateChannel"));
            assertThat(run(directory, record(clients, "simulator.json", "--only", "s3-bucket,mediapackage"))
                            .code())
                    .isZero();
        }
        Ended compared = compare("--only", "s3-bucket,mediapackage");
        assertThat(compared.code()).isEqualTo(1);
        String aws = recordings.resolve("aws.json").toString();
        assertThat(compared.said().replace(aws, "aws.json")).matches("""
                s3-bucket: read BucketCors before it is set \\(GetBucketCors\\)
                  status
                    aws.json: 404
                    simulator.json: 400
                  text
                    aws.json: "The CORS configuration does not exist"
                    simulator.json: "There is none"
                  members.BucketName
                    aws.json: "\\{run}-bucket"
                    simulator.json: absent
                mediapackage: update a channel \\(UpdateChannel\\)
                  members.Description
                    aws.json: "two"
                    simulator.json: absent
                2 of \\d{3} answers differ.
                """);
    }

    /** What is under way is answered, and was made; what others made stays. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void deletesWhatItMadeWhenItIsStopped(String signal) throws Exception {
        try (Clients clients = Clients.inMemory()) {
            String others = makeWhatIsOfOthers(clients);
            AtomicReference<Process> process = new AtomicReference<>();
            CountDownLatch started = new CountDownLatch(1);
            clients.simulator()
                    .faults()
                    .set(Fault.overheard((callSummary, response) -> {
                                await(started);
                                finish(
                                        "kill",
                                        "-" + signal,
                                        Long.toString(process.get().pid()));
                            })
                            .at("cloudfront", "CreateResponseHeadersPolicy")
                            .nth(5));
            process.set(start(directory, record(clients, "never.json", "--only", "s3-objects,policies")));
            started.countDown();
            assertThat(process.get().waitFor()).isEqualTo(INTERRUPTED);
            assertOnlyWhatIsOfOthersIsLeft(clients, others);
            assertThat(directory.resolve("never.json")).doesNotExist();
        }
    }

    /** What was made by a call whose answer never came is found by its name. */
    @Test
    void deletesWhatWasLeftByRunsThatWereKilled() throws Exception {
        try (Clients clients = Clients.inMemory()) {
            String others = makeWhatIsOfOthers(clients);
            for (Map.Entry<String, String> killed : KILLED.entrySet()) {
                kill(clients, killed.getKey(), killed.getValue());
            }
            List<String> words = new ArrayList<>(List.of("clean", "--wait"));
            words.addAll(journals(directory));
            assertThat(words).hasSize(2 + KILLED.size());
            Ended cleaned = run(directory, words);
            assertThat(cleaned.code()).as(cleaned.said()).isZero();
            assertOnlyWhatIsOfOthersIsLeft(clients, others);
            assertThat(journals(directory)).isEmpty();
        }
    }

    /** Nobody knows whether a call without an answer has made something, until it is looked for by its name. */
    @Test
    void deletesWhatWasMadeWithoutAnAnswer() throws Exception {
        try (Clients clients = Clients.inMemory()) {
            String others = makeWhatIsOfOthers(clients);
            for (String create : CREATES) {
                clients.simulator()
                        .faults()
                        .set(Fault.answerLost().atOperation(create).times(Fault.ALWAYS));
            }
            Ended ended = run(directory, record(clients, "simulator.json", "--wait"));
            assertThat(ended.code()).as(ended.said()).isZero();
            assertThat(CREATES)
                    .allSatisfy(create -> assertThat(clients.simulator().calls())
                            .anyMatch(call -> call.operation().equals(create) && call.tookEffect()));
            assertOnlyWhatIsOfOthersIsLeft(clients, others);
        }
    }

    /** As MediaStore is to most accounts. */
    @Test
    void goesOnWhereAServiceIsClosed() throws Exception {
        try (Clients clients = Clients.inMemory()) {
            clients.simulator()
                    .faults()
                    .set(Fault.refused(403, "AccessDeniedException", "It has ended.")
                            .at("mediastore")
                            .times(Fault.ALWAYS));
            Ended ended = run(directory, record(clients, "simulator.json", "--only", "mediastore,keys"));
            assertThat(ended.code()).as(ended.said()).isZero();
            assertThat(ended.said()).contains("mediastore: the rest is left out: there is no container\n");
            JsonNode answers = MAPPER.readTree(Files.readString(directory.resolve("simulator.json")))
                    .path("answers");
            assertThat(answers.findValuesAsText("text")).contains("It has ended.");
            assertThat(answers.findValuesAsText("scenario")).contains("keys");
        }
    }

    /** A distribution that is not deployed yet cannot be deleted, and stays in the journal. */
    @Test
    void remembersWhatCannotBeDeletedYet() throws Exception {
        SettableClock clock = new SettableClock();
        Simulator.Settings slow = Simulator.Settings.inMemory()
                .withDeployDelay(Duration.ofMinutes(5))
                .withClock(clock);
        try (Clients clients = new Clients(slow)) {
            kill(clients, "distribution", "CreateDistributionWithTags");
            String journal = journals(directory).get(0);
            Ended cleaned = run(directory, List.of("clean", journal));
            assertThat(cleaned.code()).isEqualTo(1);
            assertThat(cleaned.said())
                    .contains("is left: Error: It can be deleted when it is deployed")
                    .contains("To delete what is left: node conformance.mjs clean " + journal);
            clock.advance(Duration.ofMinutes(5));
            assertThat(run(directory, List.of("clean", journal)).code()).isZero();
            assertThat(clients.simulator().isEmpty()).isTrue();
            assertThat(journals(directory)).isEmpty();
        }
    }

    /** As in {@code record ... | head -1}. */
    @Test
    void goesOnWhenNobodyReadsWhatItSays() throws Exception {
        try (Clients clients = Clients.inMemory()) {
            Process process = builder(directory, record(clients, "simulator.json", "--only", "origin-access"))
                    .redirectOutput(ProcessBuilder.Redirect.PIPE)
                    .start();
            process.getInputStream().close();
            assertThat(process.waitFor()).isZero();
            assertThat(clients.simulator().effects("cloudfront", "CreateOriginAccessControl"))
                    .isEqualTo(1);
            assertThat(clients.simulator().isEmpty()).isTrue();
        }
    }

    @Test
    void makesNothingUnlessItIsAgreed() throws Exception {
        try (Clients clients = Clients.inMemory()) {
            List<String> words = new ArrayList<>(record(clients, "never.json"));
            words.remove("--yes");
            Ended ended = run(directory, words);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.said()).contains("a bucket with settings", "less than $0.05", "Nothing was made.");
            assertThat(clients.simulator().calls())
                    .extracting(Simulator.Call::operation)
                    .containsExactly("GetCallerIdentity");
        }
    }

    @Test
    void cleansNoOtherAccount() throws Exception {
        Path journal = directory.resolve("other.journal");
        try (Clients clients = Clients.inMemory()) {
            clients.s3().createBucket(b -> b.bucket("conformance-1-bucket"));
            Files.writeString(journal, """
                    {"run":"conformance-1","account":"210987654321","region":"us-east-1","endpoint":"%s"}
                    {"number":0,"kind":"bucket","name":"conformance-1-bucket"}
                    """.formatted(clients.simulator().endpoint()));
            Ended ended = run(directory, List.of("clean", journal.toString()));
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.said()).contains("was made in account 210987654321");
            assertThat(clients.simulator().isEmpty()).isFalse();
        }
    }

    /** Kills a run of a scenario when one of its calls has taken effect and is not answered yet. */
    private void kill(Clients clients, String scenario, String operation) throws Exception {
        AtomicReference<Process> process = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(1);
        int fault = clients.simulator()
                .faults()
                .set(Fault.overheard((callSummary, response) -> {
                            if (response.status() < 300) {
                                await(started);
                                process.get().destroyForcibly().onExit().join();
                            }
                        })
                        .atOperation(operation));
        process.set(start(directory, record(clients, "never.json", "--wait", "--only", scenario)));
        started.countDown();
        assertThat(process.get().waitFor()).isNotIn(0, INTERRUPTED);
        clients.simulator().faults().remove(fault);
    }

    private static List<String> journals(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".journal"))
                    .toList();
        }
    }

    /** Of the kinds that a run makes, with names that look like its own. */
    private static String makeWhatIsOfOthers(Clients clients) {
        clients.s3(Region.US_EAST_1).createBucket(b -> b.bucket("conformance-other"));
        clients.mediaPackage(Region.US_EAST_1).createChannel(b -> b.id("conformance"));
        return clients.cloudFront()
                .createCachePolicy(b -> b.cachePolicyConfig(
                        Samples.cachePolicy("conformance-policy").build()))
                .cachePolicy()
                .id();
    }

    private static void assertOnlyWhatIsOfOthersIsLeft(Clients clients, String policy) {
        assertThat(clients.simulator().isEmpty()).isFalse();
        clients.s3(Region.US_EAST_1).deleteBucket(b -> b.bucket("conformance-other"));
        clients.mediaPackage(Region.US_EAST_1).deleteChannel(b -> b.id("conformance"));
        String etag = clients.cloudFront().getCachePolicy(b -> b.id(policy)).eTag();
        clients.cloudFront().deleteCachePolicy(b -> b.id(policy).ifMatch(etag));
        assertThat(clients.simulator().isEmpty())
                .as("nothing of the run is left")
                .isTrue();
    }

    private static List<String> record(Clients clients, String to, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "record",
                "--yes",
                "--to",
                to,
                "--endpoint",
                clients.simulator().endpoint().toString()));
        words.addAll(List.of(more));
        return words;
    }

    private Ended compare(String... more) throws Exception {
        List<String> words = new ArrayList<>(
                List.of("compare", recordings.resolve("aws.json").toString(), "simulator.json"));
        words.addAll(List.of(more));
        return run(directory, words);
    }

    private static Ended run(Path directory, List<String> words) throws Exception {
        Process process = start(directory, words);
        int code = process.waitFor();
        return new Ended(code, Files.readString(directory.resolve("said")));
    }

    private static Process start(Path directory, List<String> words) throws IOException {
        return builder(directory, words).start();
    }

    private static ProcessBuilder builder(Path directory, List<String> words) {
        List<String> command = new ArrayList<>(List.of("node", packages.file("conformance.mjs")));
        command.addAll(words);
        return packages.builder(command.toArray(String[]::new))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile());
    }

    private static void finish(String... command) {
        try {
            new ProcessBuilder(command).inheritIO().start().onExit().join();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
