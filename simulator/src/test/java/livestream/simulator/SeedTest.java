package livestream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.LambdaFunctionAssociation;
import software.amazon.awssdk.services.cloudfront.model.LambdaFunctionAssociations;
import software.amazon.awssdk.services.mediastore.model.Container;
import software.amazon.awssdk.services.mediastore.model.ContainerStatus;

class SeedTest {

    private static final String CHANNEL = """
            {"service":"mediapackage","region":"us-west-2","method":"POST","path":"/channels","body":{"id":"%s"}}
            """;
    private static final String CONTROL = """
            {"service":"cloudfront","region":"us-east-1","method":"POST","path":"/2020-05-31/origin-access-control",
             "body":"<OriginAccessControlConfig><Name>old</Name><SigningProtocol>sigv4</SigningProtocol>\
            <SigningBehavior>always</SigningBehavior><OriginAccessControlOriginType>s3</OriginAccessControlOriginType>\
            </OriginAccessControlConfig>"}
            """;

    @TempDir
    private Path directory;

    @Test
    void makesWhatWasThereBeforeWithoutCountingOrRecordingIt() throws IOException {
        try (Clients clients = Clients.inMemory()) {
            clients.simulator().seed(file("[" + CHANNEL.formatted("news") + "," + CONTROL + "]"));
            assertThat(clients.simulator().isEmpty()).isTrue();
            assertThat(clients.simulator().calls()).isEmpty();
            assertThat(clients.mediaPackage().listChannels(c -> {}).channels()).hasSize(1);
            assertThat(clients.cloudFront()
                            .listOriginAccessControls(c -> {})
                            .originAccessControlList()
                            .items())
                    .extracting(item -> item.name())
                    .containsExactly("old");
        }
    }

    @Test
    void countsAThingOfTheSeedThatSomeoneMadeAnew() throws IOException {
        try (Clients clients = Clients.inMemory()) {
            clients.simulator().seed(file("[" + CHANNEL.formatted("news") + "]"));
            clients.mediaPackage().deleteChannel(c -> c.id("news"));
            assertThat(clients.simulator().isEmpty()).isTrue();
            clients.mediaPackage().createChannel(c -> c.id("news"));
            assertThat(clients.simulator().isEmpty()).isFalse();
        }
    }

    @Test
    void makesNothingWhenOneRequestIsRefused() throws IOException {
        Path seed = file("[" + CHANNEL.formatted("news") + "," + CHANNEL.formatted("news") + "]");
        try (Clients clients = Clients.inMemory()) {
            assertThatThrownBy(() -> clients.simulator().seed(seed))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Request 2 of the seed, CreateChannel, was refused with status 422");
            assertThat(clients.mediaPackage().listChannels(c -> {}).channels()).isEmpty();
        }
    }

    @Test
    void isOfLongAgoSoThatAContainerIsActiveAndCanHaveAPolicy() throws IOException {
        String request = """
                {"service":"mediastore","region":"us-west-2","method":"POST","path":"/",
                 "headers":{"X-Amz-Target":"MediaStore_20170901.%s"},"body":%s}""";
        String create = request.formatted("CreateContainer", "{\"ContainerName\":\"arena\"}");
        String put = request.formatted(
                "PutMetricPolicy",
                "{\"ContainerName\":\"arena\",\"MetricPolicy\":{\"ContainerLevelMetrics\":\"ENABLED\"}}");
        Instant now = Instant.parse("2026-01-10T00:00:00Z");
        Simulator.Settings settings = Simulator.Settings.inMemory()
                .withContainerDelay(Duration.ofMinutes(5))
                .withClock(() -> now);
        try (Clients clients = new Clients(settings)) {
            clients.simulator().seed(file("[" + create + "," + put + "]"));
            Container seeded = clients.mediaStore()
                    .describeContainer(c -> c.containerName("arena"))
                    .container();
            assertThat(seeded.status()).isEqualTo(ContainerStatus.ACTIVE);
            assertThat(seeded.creationTime()).isEqualTo(Instant.parse("2026-01-08T00:00:00Z"));
            assertThat(clients.mediaStore()
                            .createContainer(c -> c.containerName("later"))
                            .container()
                            .status())
                    .isEqualTo(ContainerStatus.CREATING);
        }
    }

    @Test
    void isForNewWorldsOnly() throws IOException {
        Path seed = file("[" + CHANNEL.formatted("news") + "]");
        Simulator.Settings settings = Simulator.Settings.inMemory().withData(directory.resolve("data"));
        try (Clients first = new Clients(settings)) {
            first.simulator().seed(seed);
            first.mediaPackage().deleteChannel(c -> c.id("news"));
        }
        try (Clients second = new Clients(settings)) {
            second.simulator().seed(seed);
            assertThat(second.mediaPackage().listChannels(c -> {}).channels()).isEmpty();
        }
    }

    @Test
    void raisesQuotas() throws IOException {
        try (Clients clients = new Clients(Simulator.Settings.inMemory())) {
            clients.simulator().seed(file("[{\"quotas\": {\"mediapackage channel\": 31}}]"));
            for (int i = 0; i < 31; i++) {
                String id = "news-" + i;
                clients.mediaPackage().createChannel(c -> c.id(id));
            }
            assertThatThrownBy(() -> clients.mediaPackage().createChannel(c -> c.id("one-too-many")))
                    .hasMessageContaining("limit exceeded");
        }
    }

    @Test
    void keepsALargeWorldAsItWasWhenItIsOpenedAgain() throws IOException {
        Simulator.Settings settings = Simulator.Settings.inMemory().withData(directory.resolve("data"));
        int many = 1500;
        try (Clients first = new Clients(settings)) {
            first.simulator().seed(file("[{\"quotas\": {\"mediapackage channel\": 2000}}]"));
            for (int i = 0; i < many; i++) {
                String id = "news-" + i;
                first.mediaPackage().createChannel(c -> c.id(id).description("-".repeat(500)));
            }
            first.mediaPackage().deleteChannel(c -> c.id("news-7"));
            first.mediaPackage().updateChannel(c -> c.id("news-8").description("changed"));
        }
        assertThat(directory.resolve("data/world.log")).isNotEmptyFile();
        try (Clients second = new Clients(settings)) {
            assertThat(second.mediaPackage().listChannelsPaginator(c -> {}).channels())
                    .hasSize(many - 1);
            assertThat(second.mediaPackage()
                            .describeChannel(c -> c.id("news-8"))
                            .description())
                    .isEqualTo("changed");
        }
    }

    @Test
    void hasWhatNoRequestMakes() throws IOException {
        String acl = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/11111111-2222-4333-8444-555555555555";
        String lambda = "arn:aws:lambda:us-east-1:123456789012:function:sign:3";
        String certificate = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-1111-2222-3333-444455556666";
        String seed = """
                [{"webAcls": ["%s"], "lambdaVersions": ["%s"],
                  "certificates": [{"CertificateArn": "%s", "DomainName": "*.example.com"}]}]
                """;
        try (Clients clients = Clients.inMemory()) {
            clients.simulator().seed(file(seed.formatted(acl, lambda, certificate)));
            DistributionConfig config = Samples.aliased("one", "a.example.com", certificate).toBuilder()
                    .webACLId(acl)
                    .cacheBehaviors(
                            Samples.behaviors(Samples.behavior("/a/*").lambdaFunctionAssociations(running(lambda))))
                    .build();
            clients.cloudFront().createDistribution(d -> d.distributionConfig(config));
            assertThat(clients.acm()
                            .describeCertificate(c -> c.certificateArn(certificate))
                            .certificate()
                            .statusAsString())
                    .isEqualTo("ISSUED");
        }
    }

    @Test
    void hasCertificatesOfIam() throws IOException {
        try (Clients clients = Clients.inMemory()) {
            clients.simulator().seed(file("[{\"serverCertificates\": [\"ASCAEXAMPLE\"]}]"));
            for (String id : new String[] {"ASCAEXAMPLE", "ASCAOTHER"}) {
                DistributionConfig config = Samples.distribution(id)
                        .viewerCertificate(v -> v.iamCertificateId(id)
                                .sslSupportMethod("sni-only")
                                .minimumProtocolVersion("TLSv1.2_2021"))
                        .build();
                assertThat(Clients.refusal(
                                () -> clients.cloudFront().createDistribution(d -> d.distributionConfig(config))))
                        .isEqualTo(id.equals("ASCAOTHER") ? "InvalidViewerCertificate 400" : "not refused");
            }
        }
    }

    private static LambdaFunctionAssociations running(String arn) {
        return LambdaFunctionAssociations.builder()
                .quantity(1)
                .items(LambdaFunctionAssociation.builder()
                        .lambdaFunctionARN(arn)
                        .eventType("viewer-request")
                        .includeBody(true)
                        .build())
                .build();
    }

    @Test
    void refusesALambdaFunctionThatCannotRunAtTheEdge() throws IOException {
        String start = "arn:aws:lambda:us-east-1:123456789012:function:sign";
        try (Clients clients = Clients.inMemory()) {
            clients.simulator().seed(file("[{\"lambdaVersions\": [\"" + start + ":3\"]}]"));
            for (String[] bad : new String[][] {
                {start, "The function ARN must reference a specific function version."},
                {start + ":$LATEST", "(The ARN must end with the version number.) ARN: " + start + ":$LATEST"},
                {start.replace("us-east-1", "eu-west-1") + ":3", "The function must be in region 'us-east-1'. ARN: "},
                {start + ":4", "The function cannot be found."}
            }) {
                DistributionConfig config = Samples.distribution("one")
                        .cacheBehaviors(
                                Samples.behaviors(Samples.behavior("/a/*").lambdaFunctionAssociations(running(bad[0]))))
                        .build();
                assertThatThrownBy(() -> clients.cloudFront().createDistribution(d -> d.distributionConfig(config)))
                        .hasMessageContaining(bad[1]);
            }
        }
    }

    @Test
    void saysWhatCannotBeSo() throws IOException {
        try (Clients clients = Clients.inMemory()) {
            for (String bad : new String[] {
                "{\"quotas\": {}, \"quota\": {}}",
                "{\"lambdaVersions\": [\"arn:aws:lambda:us-east-1:123456789012:function:sign\"]}",
                "{\"webAcls\": [\"x\"]}",
                "{\"certificates\": [{\"CertificateArn\": \"x\"}]}"
            }) {
                Path seed = file("[" + bad + "]");
                assertThatThrownBy(() -> clients.simulator().seed(seed)).isInstanceOf(IOException.class);
            }
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("seed.json"), text);
    }
}
