package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static livestream.simulator.Samples.distribution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CreateFunctionResponse;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.FunctionAssociation;
import software.amazon.awssdk.services.cloudfront.model.FunctionSummary;

class FunctionTest {

    private final Clients clients = Clients.inMemory();
    private final CloudFrontClient client = clients.cloudFront();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void copiesTheWrittenCodeToViewersWhenPublished() {
        CreateFunctionResponse made = create("redirect", "first");
        assertThat(made.functionSummary().status()).isEqualTo("UNPUBLISHED");
        assertThat(refusal(() -> code("LIVE"))).isEqualTo("NoSuchFunctionExists 404");
        client.publishFunction(p -> p.name("redirect").ifMatch(made.eTag()));
        client.updateFunction(u -> u.name("redirect")
                .ifMatch(made.eTag())
                .functionConfig(f -> f.comment("").runtime("cloudfront-js-2.0"))
                .functionCode(SdkBytes.fromUtf8String("second")));
        assertThat(code("DEVELOPMENT")).isEqualTo("second");
        assertThat(code("LIVE")).isEqualTo("first");
        assertThat(refusal(() -> client.publishFunction(p -> p.name("redirect").ifMatch(made.eTag()))))
                .isEqualTo("PreconditionFailed 412");
        client.publishFunction(p -> p.name("redirect").ifMatch(etag()));
        assertThat(code("LIVE")).isEqualTo("second");
        assertThat(client.listFunctions(l -> l.stage("LIVE")).functionList().items())
                .extracting(FunctionSummary::name, FunctionSummary::status)
                .containsExactly(tuple("redirect", "UNASSOCIATED"));
    }

    @Test
    void keepsAFunctionWhileABehaviorRunsIt() {
        String arn =
                create("redirect", "code").functionSummary().functionMetadata().functionARN();
        assertThat(refusal(() -> associate(association(arn, "viewer-request"))))
                .as("not published")
                .isEqualTo("InvalidFunctionAssociation 400");
        client.publishFunction(p -> p.name("redirect").ifMatch(etag()));
        associate(association(arn, "viewer-request"), association(arn, "viewer-response"));
        assertThat(refusal(() -> client.deleteFunction(d -> d.name("redirect").ifMatch(etag()))))
                .isEqualTo("FunctionInUse 409");
    }

    @Test
    void refusesAssociationsThatNoBehaviorCanHave() {
        String arn =
                create("redirect", "code").functionSummary().functionMetadata().functionARN();
        client.publishFunction(p -> p.name("redirect").ifMatch(etag()));
        for (List<FunctionAssociation> bad : List.of(
                List.of(association(arn, "origin-request")),
                List.of(association(arn, "viewer-request"), association(arn, "viewer-request")),
                List.of(association(arn + "2", "viewer-request")))) {
            assertThat(refusal(() -> associate(bad.toArray(FunctionAssociation[]::new))))
                    .isEqualTo("InvalidFunctionAssociation 400");
        }
        client.deleteFunction(d -> d.name("redirect").ifMatch(etag()));
        assertThat(clients.simulator().isEmpty()).isTrue();
    }

    @Test
    void letsAHundredDistributionsRunAFunction() {
        String arn =
                create("redirect", "code").functionSummary().functionMetadata().functionARN();
        client.publishFunction(p -> p.name("redirect").ifMatch(etag()));
        FunctionAssociation association = association(arn, "viewer-request");
        for (int i = 1; i <= 100; i++) {
            associate("d" + i, association);
        }
        assertThat(refusal(() -> associate("one too many", association)))
                .isEqualTo("TooManyDistributionsWithFunctionAssociations 400");
    }

    @Test
    void refusesBadFunctions() {
        create("redirect", "code");
        assertThat(refusal(() -> create("redirect", "code"))).isEqualTo("FunctionAlreadyExists 409");
        assertThat(refusal(() -> create("a.b", "code"))).isEqualTo("InvalidArgument 400");
        assertThat(refusal(() -> create("large", "x".repeat(10_241)))).isEqualTo("FunctionSizeLimitExceeded 413");
        create("full", "x".repeat(10_240));
        assertThat(refusal(() -> client.deleteFunction(d -> d.name("full").ifMatch("x"))))
                .isEqualTo("InvalidIfMatchVersion 400");
        assertThat(refusal(() -> client.describeFunction(d -> d.name("none")))).isEqualTo("NoSuchFunctionExists 404");
        assertThat(refusal(() -> client.testFunction(
                        t -> t.name("redirect").ifMatch(etag()).eventObject(SdkBytes.fromUtf8String("{}")))))
                .isEqualTo("UnsupportedOperation 400");
    }

    private CreateFunctionResponse create(String name, String code) {
        return client.createFunction(c -> c.name(name)
                .functionConfig(f -> f.comment("").runtime("cloudfront-js-2.0"))
                .functionCode(SdkBytes.fromUtf8String(code)));
    }

    private String code(String stage) {
        return client.getFunction(g -> g.name("redirect").stage(stage))
                .functionCode()
                .asUtf8String();
    }

    private String etag() {
        return client.describeFunction(d -> d.name("redirect").stage("DEVELOPMENT"))
                .eTag();
    }

    private void associate(FunctionAssociation... associations) {
        associate("d", associations);
    }

    private void associate(String reference, FunctionAssociation... associations) {
        DistributionConfig config = distribution(reference)
                .defaultCacheBehavior(b -> b.targetOriginId("main")
                        .viewerProtocolPolicy("https-only")
                        .cachePolicyId(Samples.CACHING_OPTIMIZED)
                        .functionAssociations(
                                f -> f.quantity(associations.length).items(associations)))
                .build();
        client.createDistribution(c -> c.distributionConfig(config));
    }

    private static FunctionAssociation association(String arn, String event) {
        return FunctionAssociation.builder().functionARN(arn).eventType(event).build();
    }
}
