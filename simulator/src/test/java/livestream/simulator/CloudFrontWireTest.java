package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CloudFront's XML as no SDK would write it, and the parts of an answer that no SDK shows. */
class CloudFrontWireTest {

    private static final String CONTROL = """
            <OriginAccessControlConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
             <Name>one</Name><SigningProtocol>sigv4</SigningProtocol>
             <OriginAccessControlOriginType>s3</OriginAccessControlOriginType><SigningBehavior>always</SigningBehavior>
            </OriginAccessControlConfig>
            """;
    private static final String PATH = "/2020-05-31/origin-access-control";

    private final Clients clients = Clients.inMemory();
    private final Raw raw = new Raw(clients.simulator(), "cloudfront", "us-east-1");

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void takesMembersInAnyOrderAndWritesThemInAws() {
        HttpResponse<String> answer = raw.send("POST", PATH, CONTROL);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.body())
                .contains("<OriginAccessControl xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\">")
                .contains("<SigningBehavior>always</SigningBehavior>"
                        + "<OriginAccessControlOriginType>s3</OriginAccessControlOriginType>");
    }

    @Test
    void writesARefusalAsCloudFrontDoes() {
        HttpResponse<String> answer = raw.send("GET", "/2020-05-31/distribution/E0", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("x-amz-request-id")).isPresent();
        assertThat(answer.body())
                .contains("<ErrorResponse xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><Error>"
                        + "<Type>Sender</Type><Code>NoSuchDistribution</Code>"
                        + "<Message>The specified distribution does not exist.</Message></Error><RequestId>");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("nothing", "", "MissingBody"),
                arguments("no XML", "{}", "MalformedXML"),
                arguments("an end without beginning", CONTROL + "</x>", "MalformedXML"),
                arguments(
                        "another root",
                        CONTROL.replace("OriginAccessControlConfig", "CachePolicyConfig"),
                        "MalformedXML"),
                arguments("an unknown element", CONTROL.replace("Name>", "Nome>"), "MalformedXML"),
                arguments("an element twice", CONTROL.replace("<Name>", "<Name>x</Name><Name>"), "MalformedXML"),
                arguments("an element in a text", CONTROL.replace("one", "<b>one</b>"), "MalformedXML"),
                arguments("a missing element", CONTROL.replace("<Name>one</Name>", ""), "MalformedXML"),
                arguments("an unknown word", CONTROL.replace("always", "sometimes"), "MalformedXML"),
                arguments(
                        "a document type",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + CONTROL.replace("one", "&e;"),
                        "MalformedXML"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesABodyWith(String reason, String body, String code) {
        HttpResponse<String> answer = raw.send("POST", PATH, body);
        assertThat(answer.statusCode()).as(reason).isEqualTo(400);
        assertThat(answer.body()).as(reason).contains("<Code>" + code + "</Code>");
    }

    @Test
    void namesEachMemberThatIsMissingOrTooShort() {
        String config = """
                <DistributionConfig><CallerReference>a</CallerReference><Enabled>true</Enabled>
                <Origins><Quantity>1</Quantity><Items><Origin><Id>a</Id></Origin></Items></Origins>
                <DefaultCacheBehavior><TargetOriginId>a</TargetOriginId><ViewerProtocolPolicy>maybe</ViewerProtocolPolicy>
                </DefaultCacheBehavior></DistributionConfig>
                """;
        assertThat(raw.send("POST", "/2020-05-31/distribution", config).body())
                .contains("<Code>MalformedXML</Code>")
                .contains("3 validation errors detected: ")
                .contains("Value null at 'distributionConfig.comment' failed to satisfy constraint: Member must not be"
                        + " null")
                .contains("Value null at 'distributionConfig.origins.items.1.member.domainName'")
                .contains("Value 'maybe' at 'distributionConfig.defaultCacheBehavior.viewerProtocolPolicy' failed to"
                        + " satisfy constraint: Member must satisfy enum value set: [");
        String none = config.replaceAll("(?s)<Quantity>1.*</Items>", "<Quantity>0</Quantity>");
        assertThat(raw.send("POST", "/2020-05-31/distribution", none).body())
                .contains("Value '[]' at 'distributionConfig.origins.items' failed to satisfy constraint: Member must"
                        + " have length greater than or equal to 1");
    }

    @Test
    void cannotReadAListElementWithoutItems() {
        String batch = "<InvalidationBatch><CallerReference>a</CallerReference><Paths><Quantity>0</Quantity>%s</Paths>"
                + "</InvalidationBatch>";
        String id = clients.cloudFront()
                .createDistribution(
                        d -> d.distributionConfig(Samples.distribution("a").build()))
                .distribution()
                .id();
        for (String items : new String[] {"<Items/>", "<Items></Items>"}) {
            assertThat(raw.send("POST", "/2020-05-31/distribution/" + id + "/invalidation", batch.formatted(items))
                            .body())
                    .contains("<Code>MalformedInput</Code><Message>Unexpected list element termination</Message>");
        }
    }

    /** So Terraform's AWS provider sends a behavior without a cache policy, and viewers of all countries. */
    @Test
    void readsSomeListElementsWithoutItems() {
        String none = "<Items></Items><Quantity>0</Quantity>";
        String config = """
                <DistributionConfig><CallerReference>a</CallerReference><Comment/><Enabled>true</Enabled>
                <Origins><Quantity>1</Quantity><Items><Origin><Id>a</Id><DomainName>a.example.com</DomainName>
                <CustomOriginConfig><HTTPPort>80</HTTPPort><HTTPSPort>443</HTTPSPort>
                <OriginProtocolPolicy>https-only</OriginProtocolPolicy></CustomOriginConfig></Origin></Items></Origins>
                <DefaultCacheBehavior><TargetOriginId>a</TargetOriginId><ViewerProtocolPolicy>allow-all</ViewerProtocolPolicy>
                <MinTTL>0</MinTTL><ForwardedValues><QueryString>true</QueryString>
                <Cookies><Forward>none</Forward><WhitelistedNames>NONE</WhitelistedNames></Cookies>
                <Headers>NONE</Headers><QueryStringCacheKeys>NONE</QueryStringCacheKeys></ForwardedValues>
                </DefaultCacheBehavior><Restrictions><GeoRestriction><RestrictionType>none</RestrictionType>NONE</GeoRestriction>
                </Restrictions></DistributionConfig>
                """.replace("NONE", none);
        assertThat(raw.send("POST", "/2020-05-31/distribution", config).statusCode())
                .isEqualTo(201);
        String aliases = config.replace("<Enabled>", "<Aliases>" + none + "</Aliases><Enabled>");
        assertThat(raw.send("POST", "/2020-05-31/distribution", aliases).body())
                .contains("<Code>MalformedInput</Code>");
    }

    @Test
    void refusesAVersionThatIsNone() {
        HttpResponse<String> made = raw.send("POST", PATH, CONTROL);
        String id = made.body().replaceAll("(?s).*<Id>(.*)</Id>.*", "$1");
        assertThat(raw.send("DELETE", PATH + "/" + id, "", "If-Match", "garbled")
                        .body())
                .contains("<Code>InvalidIfMatchVersion</Code>");
        assertThat(raw.send(
                                "DELETE",
                                PATH + "/" + id,
                                "",
                                "If-Match",
                                made.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void knowsNoOtherOperations() {
        assertThat(raw.send("GET", "/2020-05-31/streaming-distribution", "").statusCode())
                .isEqualTo(404);
        assertThat(clients.simulator().calls())
                .extracting(Simulator.Call::operation)
                .containsExactly("Unknown");
    }
}
