package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import livestream.cli.Terminal.Answer;
import livestream.providers.aws.AwsClients;
import livestream.simulator.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.FunctionAssociation;
import software.amazon.awssdk.services.cloudfront.model.GeoRestrictionType;

/** What others set on a distribution beside what livestream sets, and who is served by it. */
class LeftAloneTest {
    private static final List<String> SETTINGS = List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl");

    private Simulator aws;

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void apply() throws IOException {
        aws = Simulator.start(Simulator.Settings.inMemory());
        System.setProperty("aws.endpointUrl", aws.endpoint().toString());
        System.setProperty("aws.accessKeyId", "simulator");
        System.setProperty("aws.secretAccessKey", "simulator");
        terminal = new Terminal(folder);
        terminal.write("livestream.yaml", "version: 1\nname: news\nregion: us-west-2\nmediapackage:\n");
        Answer answer = terminal.run("apply FILE --yes");
        assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
    }

    @AfterEach
    void stop() {
        SETTINGS.forEach(System::clearProperty);
        aws.close();
    }

    private static void inConsole(UnaryOperator<DistributionConfig> change) {
        try (AwsClients clients = AwsClients.real()) {
            CloudFrontClient cloudFront = clients.cloudFront();
            String id = cloudFront
                    .listDistributions()
                    .distributionList()
                    .items()
                    .get(0)
                    .id();
            var read = cloudFront.getDistributionConfig(request -> request.id(id));
            cloudFront.updateDistribution(request ->
                    request.id(id).ifMatch(read.eTag()).distributionConfig(change.apply(read.distributionConfig())));
        }
    }

    @Test
    void tellsWhatDecidesWhoIsServed() {
        String function = function();
        inConsole(config -> config.toBuilder()
                .restrictions(all -> all.geoRestriction(geo -> geo.restrictionType(GeoRestrictionType.WHITELIST)
                        .items("DE")
                        .quantity(1)))
                .cacheBehaviors(all -> all.items(config.cacheBehaviors().items().stream()
                                .map(behavior -> behavior.toBuilder()
                                        .functionAssociations(functions -> functions
                                                .quantity(1)
                                                .items(FunctionAssociation.builder()
                                                        .eventType("viewer-request")
                                                        .functionARN(function)
                                                        .build()))
                                        .build())
                                .toList())
                        .quantity(config.cacheBehaviors().quantity()))
                .build());
        Answer drift = terminal.run("drift FILE");
        assertThat(drift.code()).isEqualTo(ExitCode.DONE);
        assertThat(drift.out()).isEqualTo("""
                Others decide who is served too. livestream never set this, and leaves it alone:
                  cloudfront_distribution.main  behavior[*.m3u8].FunctionAssociations  {FunctionARN
                      arn:aws:cloudfront::123456789012:function/console; EventType viewer-request}
                  cloudfront_distribution.main  behavior[*.ts].FunctionAssociations  {FunctionARN
                      arn:aws:cloudfront::123456789012:function/console; EventType viewer-request}
                  cloudfront_distribution.main  Restrictions.GeoRestriction.Items  DE

                No drift: what was applied last is what AWS has, 6 resources.
                """);
        assertThat(terminal.run("drift FILE --json").out())
                .contains("\"leftAlone\" : [ {")
                .contains("\"path\" : \"Restrictions.GeoRestriction.Items\"");
        assertThat(terminal.run("plan FILE").out()).contains("No changes");
    }

    @Test
    void saysNothingWhereOthersSetNothing() {
        assertThat(terminal.run("drift FILE").out())
                .isEqualTo("No drift: what was applied last is what AWS has, 6 resources.\n");
    }

    private static String function() {
        try (AwsClients clients = AwsClients.real()) {
            CloudFrontClient cloudFront = clients.cloudFront();
            var made = cloudFront.createFunction(request -> request.name("console")
                    .functionConfig(config -> config.comment("").runtime("cloudfront-js-2.0"))
                    .functionCode(SdkBytes.fromUtf8String("function handler(event) { return event.request; }")));
            cloudFront.publishFunction(request -> request.name("console").ifMatch(made.eTag()));
            return made.functionSummary().functionMetadata().functionARN();
        }
    }
}
