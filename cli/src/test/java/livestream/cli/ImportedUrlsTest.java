package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import livestream.cli.Terminal.Answer;
import livestream.providers.aws.AwsClients;
import livestream.simulator.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;

/** A distribution that was made by hand has viewers, whose URLs nobody wrote down, when it is imported. */
class ImportedUrlsTest {
    private static final List<String> SETTINGS = List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl");
    private static final String CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

    private Simulator simulator;
    private AwsClients aws;
    private String url;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(Simulator.Settings.inMemory());
        System.setProperty("aws.endpointUrl", simulator.endpoint().toString());
        System.setProperty("aws.accessKeyId", "simulator");
        System.setProperty("aws.secretAccessKey", "simulator");
        aws = AwsClients.real();
        MediaPackageClient packager = aws.mediaPackage("us-west-2");
        packager.createChannel(channel -> channel.id("byhand"));
        url = packager.createOriginEndpoint(endpoint -> endpoint.id("byhand-hls")
                        .channelId("byhand")
                        .manifestName("live")
                        .hlsPackage(hls -> hls.segmentDurationSeconds(6)))
                .url();
    }

    @AfterEach
    void stop() {
        aws.close();
        SETTINGS.forEach(System::clearProperty);
        simulator.close();
    }

    /** As somebody makes it in the console: one origin, one behavior. */
    private CreateDistributionResponse byHand(String originPath) {
        Origin packager = Origin.builder()
                .id("packager")
                .domainName(URI.create(url).getHost())
                .originPath(originPath)
                .customOriginConfig(custom -> custom.httpPort(80).httpsPort(443).originProtocolPolicy("https-only"))
                .build();
        return aws.cloudFront()
                .createDistribution(request -> request.distributionConfig(config -> config.callerReference("by hand")
                        .comment("")
                        .enabled(true)
                        .origins(origins -> origins.quantity(1).items(packager))
                        .defaultCacheBehavior(behavior -> behavior.targetOriginId("packager")
                                .viewerProtocolPolicy("allow-all")
                                .cachePolicyId(CACHING_OPTIMIZED))));
    }

    private Answer planOf(String distribution, CreateDistributionResponse made) {
        Terminal terminal = new Terminal(folder);
        terminal.write(
                "livestream.yaml",
                "version: 1\nname: adopt\nregion: us-west-2\nmediapackage: { channel: byhand }\n" + distribution);
        Answer imported = terminal.run("import cloudfront_distribution.main "
                + made.distribution().id() + " " + folder.resolve("livestream.yaml"));
        assertThat(imported.code()).as(imported.err()).isZero();
        Answer plan = terminal.run("plan FILE");
        assertThat(plan.code()).as(plan.err()).isZero();
        return plan;
    }

    private static String published(CreateDistributionResponse made, String path) {
        return "https://" + made.distribution().domainName() + path;
    }

    @Test
    void eachUrlThatEndsIsListedAndIsAChangeOfUrls() {
        CreateDistributionResponse made = byHand("");
        Answer plan = planOf("", made);
        String old = published(made, URI.create(url).getPath());
        assertThat(plan.out())
                .contains("! adopt/hls  " + old)
                .containsPattern("url-change +adopt/hls: the published URL stops working")
                .contains("`routing: path` keeps the URLs that end");
    }

    @Test
    void routingByPathKeepsTheUrlsOfThePackager() {
        Answer plan = planOf("distribution: { routing: path }\n", byHand(""));
        assertThat(plan.out()).doesNotContain("! adopt/hls").doesNotContain("url-change");
    }

    @Test
    void whatHasTheFolderOfTheOriginAlreadyKeepsItsUrl() {
        String path = URI.create(url).getPath();
        CreateDistributionResponse made = byHand(path.substring(0, path.lastIndexOf('/')));
        Answer plan = planOf("", made);
        assertThat(plan.out())
                .contains("adopt/hls  " + published(made, "/live.m3u8"))
                .doesNotContain("! adopt/hls")
                .doesNotContain("url-change");
    }
}
