package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import livestream.simulator.http.Response;
import livestream.simulator.weather.Fault;
import livestream.simulator.weather.Garbling;
import livestream.simulator.weather.Garbling.Part;
import livestream.simulator.weather.Garbling.Whole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that no service gives, as they come over the wire. */
class GarblingTest {
    private static final String CHANNELS = "/channels";
    private static final String CONTROLS = "/2020-05-31/origin-access-control";

    private final Clients clients = Clients.inMemory();
    private final Simulator simulator = clients.simulator();
    private final Raw json = new Raw(simulator, "mediapackage", "us-west-2");
    private final Raw xml = new Raw(simulator, "cloudfront", "us-east-1");

    GarblingTest() {
        clients.mediaPackage().createChannel(channel -> channel.id("a").description("one"));
        clients.mediaPackage().createChannel(channel -> channel.id("b"));
        clients.cloudFront()
                .createOriginAccessControl(control -> control.originAccessControlConfig(config -> config.name("c")
                        .signingProtocol("sigv4")
                        .signingBehavior("always")
                        .originAccessControlOriginType("s3")));
    }

    @AfterEach
    void close() {
        clients.close();
    }

    private String channels(Garbling how) {
        simulator.faults().set(Fault.garbled(how));
        return json.send("GET", CHANNELS, "").body();
    }

    private String controls(Garbling how) {
        simulator.faults().set(Fault.garbled(how));
        return xml.send("GET", CONTROLS, "").body();
    }

    @ParameterizedTest
    @CsvSource({
        "channels.id, ABSENT, '{\"channels\":[{\"arn\":'",
        "channels.id, NULL, '\"id\":null'",
        "channels.id, OTHER_TYPE, '\"id\":{\"x\":1}'",
        "channels.id, OTHER_VALUE, '\"id\":\"x\"'",
        "channels, ABSENT, '{}'",
        "channels, NULL, '{\"channels\":null}'",
        "channels, OTHER_TYPE, '{\"channels\":\"x\"}'"
    })
    void garblesAMemberOfJsonWhereverItIs(String member, Part part, String expected) {
        String body = channels(Garbling.of(member, part));
        assertThat(body).contains(expected).doesNotContain("\"id\":\"a\"").doesNotContain("\"id\":\"b\"");
        assertThat(json.send("GET", CHANNELS, "").body())
                .as("the next one is whole")
                .contains("\"id\":\"a\"");
    }

    @ParameterizedTest
    @CsvSource({
        "OriginAccessControlList.Items.OriginAccessControlSummary.Name, ABSENT, '<OriginAccessControlSummary><Id>'",
        "OriginAccessControlList.Items.OriginAccessControlSummary.Name, NULL, '<Name/>'",
        "OriginAccessControlList.Items.OriginAccessControlSummary.Name, OTHER_TYPE, '<Name><x/></Name>'",
        "OriginAccessControlList.Items.OriginAccessControlSummary.Name, OTHER_VALUE, '<Name>x</Name>'",
        "OriginAccessControlList.Items, OTHER_TYPE, '<Items>x</Items>'",
        "OriginAccessControlList.Quantity, OTHER_VALUE, '<Quantity>8</Quantity>'",
        "OriginAccessControlList, NULL, '<OriginAccessControlList'"
    })
    void garblesAMemberOfXmlWhereverItIs(String member, Part part, String expected) {
        assertThat(controls(Garbling.of(member, part))).contains(expected);
        assertThat(controls(Garbling.of("no.such.member", part))).contains("<Name>c</Name>");
    }

    @ParameterizedTest
    @EnumSource(Whole.class)
    void garblesABodyAsAWhole(Whole whole) {
        String before = json.send("GET", CHANNELS, "").body();
        String garbled = channels(Garbling.of(whole));
        assertThat(garbled).isNotEqualTo(before);
        assertThat(controls(Garbling.of(whole))).doesNotContain("</OriginAccessControlList>");
        if (whole == Whole.HALF) {
            assertThat(before).startsWith(garbled).hasSizeBetween(garbled.length() * 2, garbled.length() * 2 + 1);
        }
    }

    @Test
    void namesTheMembersOfAnAnswer() {
        Response response = Response.json(200, "{\"a\":[{\"b\":1},{\"c\":{\"d\":2}}]}");
        assertThat(Garbling.members(response)).containsExactly("a", "a.b", "a.c", "a.c.d");
        assertThat(Garbling.members(Response.xml(200, "<a><b><c>1</c><c/></b></a>")))
                .containsExactly("a", "a.b", "a.b.c");
        byte[] bytes = "plain".getBytes(StandardCharsets.UTF_8);
        assertThat(Garbling.members(new Response(200, java.util.Map.of(), bytes)))
                .isEmpty();
    }

    @Test
    void takesEffectUnlessSomethingElseAnswers() {
        simulator.faults().set(Fault.garbled(Garbling.of(Whole.BARE)).onWrites());
        clients.mediaPackage().createChannel(channel -> channel.id("c"));
        simulator.faults().set(Fault.intercepted().onWrites());
        var page = json.send("POST", CHANNELS, "{\"id\": \"d\"}");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(page.headers().firstValue("x-amzn-RequestId")).isEmpty();
        assertThat(clients.mediaPackage().listChannels(list -> {}).channels())
                .extracting(channel -> channel.id())
                .isEqualTo(List.of("a", "b", "c"));
        assertThat(simulator.effects("mediapackage", "CreateChannel")).isEqualTo(3);
    }

    @Test
    void tellsARefusalAsItIs() {
        simulator.faults().set(Fault.garbled(Garbling.of(Whole.BARE)));
        assertThat(refusal(() -> clients.mediaPackage().describeChannel(channel -> channel.id("z"))))
                .isEqualTo("NotFoundException 404");
    }

    @Test
    void leavesAHeaderOut() {
        String id = clients.cloudFront()
                .listOriginAccessControls(list -> {})
                .originAccessControlList()
                .items()
                .get(0)
                .id();
        simulator.faults().set(Fault.garbled(Garbling.withoutHeader("etag")));
        assertThat(xml.send("GET", CONTROLS + "/" + id, "").headers().firstValue("ETag"))
                .isEmpty();
        assertThat(xml.send("GET", CONTROLS + "/" + id, "").headers().firstValue("ETag"))
                .isPresent();
    }
}
