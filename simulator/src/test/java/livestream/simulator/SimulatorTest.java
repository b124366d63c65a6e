package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.model.CreateChannelResponse;

class SimulatorTest {

    private static final Simulator.Settings MEMORY = Simulator.Settings.inMemory();

    @TempDir
    private Path directory;

    @Test
    void keepsItsWorldOverARestart() {
        String arn;
        try (Clients first = new Clients(MEMORY.withData(directory))) {
            arn = first.mediaPackage().createChannel(c -> c.id("news")).arn();
        }
        try (Clients second = new Clients(MEMORY.withData(directory))) {
            assertThat(second.mediaPackage().describeChannel(c -> c.id("news")).arn())
                    .isEqualTo(arn);
            assertThat(second.mediaPackage().createChannel(c -> c.id("sports")).arn())
                    .isNotEqualTo(arn);
        }
    }

    @Test
    void writesItsWorldAsJsonThatPeopleCanRead() throws IOException {
        try (Clients clients = new Clients(MEMORY.withData(directory))) {
            clients.mediaPackage().createChannel(c -> c.id("news"));
            assertThat(Files.readString(directory.resolve("world.json")))
                    .contains("\"account\" : \"123456789012\"")
                    .contains("\"news\" : {");
        }
    }

    @Test
    void refusesASecondSimulatorOnTheSameDirectory() throws IOException {
        try (Simulator first = Simulator.start(MEMORY.withData(directory))) {
            assertThatThrownBy(() -> Simulator.start(MEMORY.withData(directory)).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another simulator");
            assertThat(first.isEmpty()).isTrue();
        }
    }

    @Test
    void refusesADirectoryOfAnotherAccount() {
        try (Clients first = new Clients(MEMORY.withData(directory))) {
            first.mediaPackage().createChannel(c -> c.id("news"));
        }
        assertThatThrownBy(() -> Simulator.start(MEMORY.withData(directory).withAccount("210987654321"))
                        .close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("belongs to account 123456789012");
    }

    @Test
    void refusesADirectoryThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() ->
                        Simulator.start(MEMORY.withData(file.resolve("data"))).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void refusesADirectoryWithoutPermission() throws IOException {
        Path locked = Files.createDirectory(directory.resolve("locked"));
        assertThat(locked.toFile().setWritable(false)).isTrue();
        if (Files.isWritable(locked)) {
            System.err.println(
                    "SKIPPED, for this user may write everywhere: a simulator in a folder that is read-only.");
            abort("this user may write everywhere");
        }
        assertThatThrownBy(() -> Simulator.start(MEMORY.withData(locked)).close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void inventsTheSameIdsForTheSameHistory() {
        assertThat(arnsOfAHistory()).isEqualTo(arnsOfAHistory()).doesNotHaveDuplicates();
    }

    private static List<String> arnsOfAHistory() {
        try (Clients clients = Clients.inMemory()) {
            var mediaPackage = clients.mediaPackage();
            CreateChannelResponse first = mediaPackage.createChannel(c -> c.id("news"));
            mediaPackage.deleteChannel(c -> c.id("news"));
            CreateChannelResponse again = mediaPackage.createChannel(c -> c.id("news"));
            return List.of(
                    first.arn(),
                    again.arn(),
                    first.hlsIngest().ingestEndpoints().get(0).password(),
                    again.hlsIngest().ingestEndpoints().get(0).password());
        }
    }

    @Test
    void takesManyRequestsAtOnce() {
        try (Clients clients = new Clients(MEMORY.withData(directory))) {
            var mediaPackage = clients.mediaPackage();
            List<String> arns = IntStream.range(0, 24)
                    .parallel()
                    .mapToObj(
                            i -> mediaPackage.createChannel(c -> c.id("c" + i)).arn())
                    .toList();
            assertThat(arns).doesNotHaveDuplicates();
            assertThat(mediaPackage.listChannels(c -> {}).channels()).hasSize(24);
        }
        try (Clients again = new Clients(MEMORY.withData(directory))) {
            assertThat(again.mediaPackage().listChannels(c -> {}).channels()).hasSize(24);
        }
    }

    @Test
    void keepsRegionsApart() {
        try (Clients clients = Clients.inMemory()) {
            clients.mediaPackage(Region.US_WEST_2).createChannel(c -> c.id("news"));
            assertThat(clients.mediaPackage(Region.EU_WEST_1)
                            .listChannels(c -> {})
                            .channels())
                    .isEmpty();
        }
    }

    @Test
    void isEmptyWhenAllThatWasMadeIsGone() {
        try (Clients clients = Clients.inMemory()) {
            assertThat(clients.simulator().isEmpty()).isTrue();
            clients.mediaPackage().createChannel(c -> c.id("news"));
            assertThat(clients.simulator().isEmpty()).isFalse();
            clients.mediaPackage().deleteChannel(c -> c.id("news"));
            assertThat(clients.simulator().isEmpty()).isTrue();
        }
    }

    @Test
    void recordsCallsInOrderWithoutHeadersAndBodies() {
        try (Clients clients = Clients.inMemory()) {
            clients.mediaPackage().createChannel(c -> c.id("news"));
            Clients.refusal(() -> clients.mediaPackage().describeChannel(c -> c.id("sports")));
            clients.secretsManager().createSecret(s -> s.name("key").secretString("do-not-tell"));
            assertThat(clients.simulator().calls())
                    .containsExactly(
                            new Simulator.Call(
                                    "mediapackage", "us-west-2", "CreateChannel", "POST", "/channels", 200, true),
                            new Simulator.Call(
                                    "mediapackage",
                                    "us-west-2",
                                    "DescribeChannel",
                                    "GET",
                                    "/channels/sports",
                                    404,
                                    false),
                            new Simulator.Call("secretsmanager", "us-west-2", "CreateSecret", "POST", "/", 200, true));
            assertThat(clients.simulator().calls().toString()).doesNotContain("do-not-tell");
        }
    }

    @Test
    void refusesARequestWithoutTheScheme() throws IOException {
        try (Simulator simulator = Simulator.start(MEMORY)) {
            Raw raw = new Raw(simulator, "cloudfront", "us-east-1");
            HttpResponse<String> answer = raw.sendUnsigned("GET", "/2020-05-31/distribution");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("<Code>MissingAuthenticationToken</Code>");
            HttpResponse<String> json = raw.sendUnsigned("GET", "/channels");
            assertThat(json.statusCode()).isEqualTo(403);
            assertThat(json.headers().firstValue("x-amzn-ErrorType")).contains("MissingAuthenticationTokenException");
            assertThat(simulator.calls()).extracting(Simulator.Call::status).containsExactly(403, 403);
        }
    }

    @Test
    void namesEveryAnswerAndListensOnLoopbackOnly() throws IOException {
        try (Simulator simulator = Simulator.start(MEMORY)) {
            assertThat(simulator.endpoint().getHost()).isEqualTo("127.0.0.1");
            HttpResponse<String> answer =
                    new Raw(simulator, "cloudfront", "us-east-1").send("GET", "/2020-05-31/distribution", "");
            assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
            assertThat(answer.body()).contains("<Quantity>0</Quantity>").doesNotContain("<Items>");
        }
    }

    @Test
    void doesNotPretendOtherServices() throws IOException {
        try (Simulator simulator = Simulator.start(MEMORY)) {
            assertThat(new Raw(simulator, "dynamodb", "us-east-1")
                            .send("POST", "/", "")
                            .statusCode())
                    .isEqualTo(501);
        }
    }
}
