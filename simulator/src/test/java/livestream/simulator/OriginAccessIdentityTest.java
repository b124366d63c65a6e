package livestream.simulator;

import static livestream.simulator.Clients.refusal;
import static livestream.simulator.Samples.distribution;
import static livestream.simulator.Samples.origin;
import static livestream.simulator.Samples.origins;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CreateCloudFrontOriginAccessIdentityResponse;
import software.amazon.awssdk.services.cloudfront.model.CustomOriginConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;

class OriginAccessIdentityTest {

    @TempDir
    private Path directory;

    private static CreateCloudFrontOriginAccessIdentityResponse create(
            CloudFrontClient client, String reference, String comment) {
        return client.createCloudFrontOriginAccessIdentity(i -> i.cloudFrontOriginAccessIdentityConfig(
                c -> c.callerReference(reference).comment(comment)));
    }

    private static DistributionConfig reading(String identity) {
        return distribution(identity)
                .enabled(false)
                .origins(origins(origin("main")
                        .domainName("videos.s3.us-west-2.amazonaws.com")
                        .customOriginConfig((CustomOriginConfig) null)
                        .s3OriginConfig(s -> s.originAccessIdentity(identity))
                        .build()))
                .build();
    }

    @Test
    void readsABucketForADistribution() {
        try (Clients clients = Clients.inMemory()) {
            CloudFrontClient client = clients.cloudFront();
            CreateCloudFrontOriginAccessIdentityResponse made = create(client, "one", "videos");
            String id = made.cloudFrontOriginAccessIdentity().id();
            assertThat(made.cloudFrontOriginAccessIdentity().s3CanonicalUserId())
                    .matches("[0-9a-f]{96}");
            assertThat(made.location()).endsWith("/2020-05-31/origin-access-identity/cloudfront/" + id);
            String name = "origin-access-identity/cloudfront/" + id;
            String distribution = client.createDistribution(d -> d.distributionConfig(reading(name)))
                    .distribution()
                    .id();
            assertThat(refusal(() -> client.deleteCloudFrontOriginAccessIdentity(
                            i -> i.id(id).ifMatch(made.eTag()))))
                    .isEqualTo("CloudFrontOriginAccessIdentityInUse 409");
            client.deleteDistribution(d -> d.id(distribution).ifMatch("E23ZP02F085DFQ"));
            client.deleteCloudFrontOriginAccessIdentity(i -> i.id(id).ifMatch(made.eTag()));
            assertThat(refusal(() -> client.createDistribution(d -> d.distributionConfig(reading(name)))))
                    .isEqualTo("InvalidOriginAccessIdentity 400");
            assertThat(refusal(() -> client.getCloudFrontOriginAccessIdentity(i -> i.id(id))))
                    .isEqualTo("NoSuchCloudFrontOriginAccessIdentity 404");
            assertThat(clients.simulator().isEmpty()).isTrue();
        }
    }

    @Test
    void isTheSameForTheSameRequest() {
        try (Clients clients = Clients.inMemory()) {
            CloudFrontClient client = clients.cloudFront();
            assertThat(create(client, "one", "videos").cloudFrontOriginAccessIdentity())
                    .isEqualTo(create(client, "one", "videos").cloudFrontOriginAccessIdentity());
            assertThat(refusal(() -> create(client, "one", "other")))
                    .isEqualTo("CloudFrontOriginAccessIdentityAlreadyExists 409");
        }
    }

    @Test
    void keepsItsCommentOverARestart() {
        Simulator.Settings settings = Simulator.Settings.inMemory().withData(directory.resolve("data"));
        String id;
        try (Clients first = new Clients(settings)) {
            id = create(first.cloudFront(), "one", "videos")
                    .cloudFrontOriginAccessIdentity()
                    .id();
            first.cloudFront().updateCloudFrontOriginAccessIdentity(i -> i.id(id)
                    .ifMatch("E23ZP02F085DFQ")
                    .cloudFrontOriginAccessIdentityConfig(
                            c -> c.callerReference("one").comment("films")));
        }
        try (Clients second = new Clients(settings)) {
            CloudFrontClient client = second.cloudFront();
            assertThat(client.getCloudFrontOriginAccessIdentityConfig(i -> i.id(id))
                            .cloudFrontOriginAccessIdentityConfig()
                            .comment())
                    .isEqualTo("films");
            assertThat(client.listCloudFrontOriginAccessIdentities(i -> {})
                            .cloudFrontOriginAccessIdentityList()
                            .items()
                            .get(0)
                            .comment())
                    .isEqualTo("films");
        }
    }
}
