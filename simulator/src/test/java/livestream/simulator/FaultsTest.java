package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import livestream.simulator.http.CallSummary;
import livestream.simulator.weather.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;

/** What goes wrong with calls, seen by clients of the AWS SDK that do not retry. */
@Timeout(60)
class FaultsTest {

    private final SettableClock clock = new SettableClock();
    private final Clients clients = new Clients(Simulator.Settings.inMemory().withClock(clock));
    private final Simulator simulator = clients.simulator();
    private final MediaPackageClient client = clients.mediaPackage();

    @AfterEach
    void close() {
        clients.close();
    }

    private String create(String id) {
        return refusal(() -> client.createChannel(c -> c.id(id)));
    }

    private List<String> channels() {
        return client.listChannels(c -> {}).channels().stream().map(c -> c.id()).toList();
    }

    @Test
    void refusesTheNthCallThatMatchesAndSoManyInARow() {
        simulator
                .faults()
                .set(Fault.refused(503, "ServiceUnavailableException", "Later.")
                        .at("mediapackage", "CreateChannel")
                        .nth(2)
                        .times(2));
        assertThat(create("a")).isEqualTo("not refused");
        assertThat(channels()).containsExactly("a");
        assertThat(create("b")).isEqualTo("ServiceUnavailableException 503");
        assertThat(create("b")).isEqualTo("ServiceUnavailableException 503");
        assertThat(create("b")).isEqualTo("not refused");
        assertThat(channels()).containsExactly("a", "b");
    }

    @Test
    void saysItsOwnFailureInTheWordsOfEachService() {
        simulator.faults().set(Fault.refused(500, "InternalFailure", "No.").times(Fault.ALWAYS));
        assertThat(create("a")).isEqualTo("InternalServerErrorException 500");
        assertThat(refusal(() -> clients.s3().createBucket(b -> b.bucket("news"))))
                .isEqualTo("InternalError 500");
        assertThat(refusal(() -> clients.cloudFront().listDistributions(d -> {})))
                .isEqualTo("InternalFailure 500");
    }

    @Test
    void takesEffectThoughTheAnswerIsAnError() {
        simulator.faults().set(Fault.failed(500, "InternalFailure", "No.").at("mediapackage", "CreateChannel"));
        assertThat(create("a")).isEqualTo("InternalServerErrorException 500");
        assertThat(channels()).containsExactly("a");
        assertThat(simulator.effects("mediapackage", "CreateChannel")).isEqualTo(1);
    }

    @Test
    void losesTheAnswerOfACallThatTookEffect() {
        simulator.faults().set(Fault.answerLost().onWrites());
        assertThatThrownBy(() -> client.createChannel(c -> c.id("a"))).isInstanceOf(SdkClientException.class);
        assertThat(simulator.calls()).extracting(Simulator.Call::status).containsExactly(0);
        assertThat(channels()).containsExactly("a");
    }

    @Test
    void breaksTheConnectionOfACallThatNeverTakesEffect() {
        simulator.faults().set(Fault.neverReached().at("mediapackage"));
        assertThatThrownBy(() -> client.createChannel(c -> c.id("a"))).isInstanceOf(SdkClientException.class);
        assertThat(channels()).isEmpty();
        assertThat(simulator.effects("mediapackage", "CreateChannel")).isZero();
    }

    @Test
    void passesReadsByWhereOnlyWritesFail() {
        simulator
                .faults()
                .set(Fault.refused(500, "InternalFailure", "No.").onWrites().times(Fault.ALWAYS));
        assertThat(channels()).isEmpty();
        assertThat(create("a")).isEqualTo("InternalServerErrorException 500");
        assertThat(clients.sts().getCallerIdentity(i -> {}).account()).isEqualTo("123456789012");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudfront Throttling 400",
                "mediapackage TooManyRequestsException 429",
                "mediastore ThrottlingException 400",
                "s3 SlowDown 503",
                "iam Throttling 400",
                "secretsmanager ThrottlingException 400",
                "ssm ThrottlingException 400",
                "kms ThrottlingException 400"
            })
    void throttlesAsEachServiceDoes(String expected) {
        simulator.faults().set(Fault.throttled());
        String service = expected.substring(0, expected.indexOf(' '));
        String refused = refusal(() -> {
            switch (service) {
                case "cloudfront" -> clients.cloudFront().listDistributions(d -> {});
                case "mediapackage" -> client.listChannels(c -> {});
                case "mediastore" -> clients.mediaStore().listContainers(c -> {});
                case "s3" -> clients.s3().listObjectsV2(b -> b.bucket("news"));
                case "iam" -> clients.iam().listRoles(r -> {});
                case "secretsmanager" -> clients.secretsManager().listSecrets(s -> {});
                case "kms" -> clients.kms().listAliases(a -> {});
                default -> clients.ssm().getParameter(p -> p.name("a"));
            }
        });
        assertThat(service + " " + refused).isEqualTo(expected);
    }

    @Test
    void letsOneCallThroughInEachSpanOfTime() {
        simulator.faults().set(Fault.throttled(Duration.ofSeconds(30)).onWrites());
        assertThat(create("a")).isEqualTo("not refused");
        clock.advance(Duration.ofSeconds(29));
        assertThat(create("b")).isEqualTo("TooManyRequestsException 429");
        clock.advance(Duration.ofSeconds(1));
        assertThat(create("b")).isEqualTo("not refused");
        assertThat(create("c")).isEqualTo("TooManyRequestsException 429");
        assertThat(channels()).containsExactly("a", "b");
    }

    @Test
    void holdsACallUntilTheFaultIsRemoved() throws Exception {
        int id = simulator.faults().set(Fault.hangs(null).atOperation("CreateChannel"));
        CompletableFuture<String> held = CompletableFuture.supplyAsync(() -> create("a"));
        while (!listFaults().contains("\"struck\":1")) {
            Thread.onSpinWait();
        }
        assertThat(channels()).isEmpty();
        simulator.faults().remove(id);
        assertThat(held.get(20, TimeUnit.SECONDS)).isEqualTo("not refused");
        assertThat(channels()).containsExactly("a");
    }

    @Test
    void holdsTheAnswerForAWhile() {
        simulator.faults().set(Fault.answersLate(Duration.ofMillis(20)).atOperation("CreateChannel"));
        long before = System.nanoTime();
        assertThat(create("a")).isEqualTo("not refused");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(19));
    }

    @Test
    void tellsAListenerBeforeAndAfterTheEffectOfACall() {
        List<CallSummary> heard = new CopyOnWriteArrayList<>();
        List<Boolean> made = new CopyOnWriteArrayList<>();
        simulator
                .faults()
                .set(Fault.haltedBefore(callSummary -> {
                            heard.add(callSummary);
                            made.add(!simulator.isEmpty());
                        })
                        .nth(1));
        simulator
                .faults()
                .set(Fault.haltedAfter(callSummary -> {
                            heard.add(callSummary);
                            made.add(!simulator.isEmpty());
                        })
                        .nth(2));
        assertThatThrownBy(() -> client.createChannel(c -> c.id("a"))).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> client.createChannel(c -> c.id("a"))).isInstanceOf(SdkClientException.class);
        assertThat(heard).extracting(CallSummary::operation).containsExactly("CreateChannel", "CreateChannel");
        assertThat(made).containsExactly(false, true);
    }

    @Test
    void losesARefusalLikeAnyOtherAnswer() {
        List<CallSummary> heard = new CopyOnWriteArrayList<>();
        create("a");
        simulator.faults().set(Fault.answerLost());
        simulator.faults().set(Fault.haltedAfter(heard::add).nth(2));
        assertThatThrownBy(() -> client.createChannel(c -> c.id("a"))).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> client.createChannel(c -> c.id("a"))).isInstanceOf(SdkClientException.class);
        assertThat(heard).hasSize(1);
        assertThat(simulator.effects("mediapackage", "CreateChannel")).isEqualTo(1);
    }

    @Test
    void refusesAConditionalWriteThatMetAnother() {
        clients.s3()
                .createBucket(b -> b.bucket("news").createBucketConfiguration(c -> c.locationConstraint("us-west-2")));
        simulator
                .faults()
                .set(Fault.refused(409, "ConditionalRequestConflict", "A conflicting operation occurred.")
                        .at("s3", "PutObject"));
        assertThat(refusal(() -> clients.s3()
                        .putObject(b -> b.bucket("news").key("lock").ifNoneMatch("*"), RequestBody.fromString("x"))))
                .isEqualTo("ConditionalRequestConflict 409");
    }

    private String listFaults() {
        return new Raw(simulator, "", "")
                .sendUnsigned("GET", "/_simulator/faults")
                .body();
    }

    @Test
    void takesFaultsOverHttpAndCountsCalls() {
        Raw raw = new Raw(simulator, "", "");
        String set = raw.send("POST", "/_simulator/faults", """
                        {"kind": "answer-lost", "service": "mediapackage", "operation": "CreateChannel", "nth": 2}
                        """).body();
        assertThat(set)
                .isEqualTo("{\"id\":1,\"kind\":\"answer-lost\",\"service\":\"mediapackage\","
                        + "\"operation\":\"CreateChannel\",\"writesOnly\":false,\"nth\":2,\"times\":1,"
                        + "\"seen\":0,\"struck\":0}");
        create("a");
        assertThatThrownBy(() -> client.createChannel(c -> c.id("b"))).isInstanceOf(SdkClientException.class);
        assertThat(create("b")).isEqualTo("UnprocessableEntityException 422");
        assertThat(listFaults()).contains("\"seen\":3,\"struck\":1");
        assertThat(raw.sendUnsigned("GET", "/_simulator/calls").body())
                .contains("{\"counts\":{\"mediapackage CreateChannel\":{\"asked\":3,\"tookEffect\":2}}")
                .contains("{\"service\":\"mediapackage\",\"region\":\"us-west-2\",\"operation\":\"CreateChannel\","
                        + "\"method\":\"POST\",\"path\":\"/channels\",\"status\":0,\"tookEffect\":true}");
        assertThat(raw.sendUnsigned("DELETE", "/_simulator/faults/1").statusCode())
                .isEqualTo(204);
        assertThat(listFaults()).isEqualTo("{\"faults\":[]}");
        assertThat(raw.sendUnsigned("DELETE", "/_simulator/calls").statusCode()).isEqualTo(204);
        assertThat(simulator.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"throttled\", \"everySeconds\": 30.0, \"times\": \"always\"}",
                "{\"kind\": \"hangs\", \"forSeconds\": 0.5}",
                "{\"kind\": \"answers-late\"}",
                "{\"kind\": \"never-reached\", \"writesOnly\": true}",
                "{\"kind\": \"refused\", \"status\": 503, \"code\": \"SlowDown\", \"message\": \"Slower.\", \"times\": 3}",
                "{\"kind\": \"failed\"}",
                "{\"kind\": \"intercepted\", \"writesOnly\": true}",
                "{\"kind\": \"garbled\", \"as\": \"half\"}",
                "{\"kind\": \"garbled\", \"member\": \"channels.arn\", \"as\": \"other-type\"}",
                "{\"kind\": \"garbled\", \"header\": \"ETag\"}"
            })
    void tellsAFaultAsItWasSet(String json) throws Exception {
        var mapper = new ObjectMapper();
        var answer = new Raw(simulator, "", "").send("POST", "/_simulator/faults", json);
        assertThat(answer.statusCode()).isEqualTo(201);
        var told = mapper.readTree(answer.body());
        mapper.readTree(json).properties().forEach(member -> assertThat(
                        told.path(member.getKey()).asText())
                .isEqualTo(member.getValue().asText()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"slow\"}",
                "{\"kind\": \"garbled\"}",
                "{\"kind\": \"garbled\", \"as\": \"absent\"}",
                "{\"kind\": \"garbled\", \"member\": \"id\", \"as\": \"half\"}",
                "{\"kind\": \"garbled\", \"header\": \"ETag\", \"as\": \"absent\"}",
                "{\"kind\": \"failed\", \"nht\": 2}",
                "{\"kind\": \"failed\", \"nth\": 0}",
                "{\"kind\": \"hangs\", \"forSeconds\": \"5s\"}",
                "[]",
                "{"
            })
    void refusesAFaultThatItDoesNotUnderstand(String json) {
        assertThat(new Raw(simulator, "", "")
                        .send("POST", "/_simulator/faults", json)
                        .statusCode())
                .isEqualTo(400);
        assertThat(listFaults()).isEqualTo("{\"faults\":[]}");
        assertThat(refusal(() -> client.describeChannel(c -> c.id("a")))).isEqualTo("NotFoundException 404");
    }

    @Test
    void hasNoOtherAdminPath() {
        assertThat(new Raw(simulator, "", "")
                        .sendUnsigned("GET", "/_simulator/rain")
                        .statusCode())
                .isEqualTo(404);
        assertThat(simulator.calls()).isEmpty();
    }
}
