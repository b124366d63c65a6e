package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import livestream.schema.Value;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.CachedMethods;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Method;
import software.amazon.awssdk.services.mediapackage.model.CreateOriginEndpointRequest;

class SdkTreeTest {
    private static final String HEADER = "Origins[].CustomHeaders[].HeaderValue";

    private final SdkTree cloudFront = SdkTree.quantified(Set.of(HEADER));
    private final SdkTree plain = SdkTree.plain(Set.of());

    private static Value.Fields distribution() {
        return Value.fields(
                "Comment", "news",
                "Enabled", true,
                "Aliases", Value.texts(List.of("live.example.com")),
                "Origins",
                        Value.items(List.of(Value.fields(
                                "Id",
                                "news/hls",
                                "DomainName",
                                "example.com",
                                "CustomHeaders",
                                Value.items(List.of(Value.fields(
                                        "HeaderName", "X-Key", "HeaderValue", Value.Secret.of("test", "canary")))),
                                "ConnectionAttempts",
                                2))),
                "DefaultCacheBehavior",
                        Value.fields(
                                "TargetOriginId",
                                "news/hls",
                                "AllowedMethods",
                                Value.fields(
                                        "Items", Value.texts(List.of("GET", "HEAD")),
                                        "CachedMethods", Value.texts(List.of("GET", "HEAD")))));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        DistributionConfig config =
                cloudFront.write(distribution(), DistributionConfig.builder()).build();
        assertThat(cloudFront.read(config)).isEqualTo(distribution());
    }

    @Test
    void quantitiesAreCountedAndNeverShown() {
        DistributionConfig config =
                cloudFront.write(distribution(), DistributionConfig.builder()).build();
        assertThat(config.aliases().quantity()).isEqualTo(1);
        assertThat(config.origins().items().get(0).customHeaders().quantity()).isEqualTo(1);
        CachedMethods cached = config.defaultCacheBehavior().allowedMethods().cachedMethods();
        assertThat(cached.quantity()).isEqualTo(2);
        assertThat(cached.items()).containsExactly(Method.GET, Method.HEAD);
        assertThat(cloudFront.read(config).toString()).doesNotContain("Quantity");
    }

    @Test
    void anEmptyListHasAQuantityOfZeroAndNoItems() {
        DistributionConfig config = cloudFront
                .write(Value.fields("Aliases", Value.items(List.of())), DistributionConfig.builder())
                .build();
        assertThat(config.aliases().quantity()).isZero();
        assertThat(config.aliases().hasItems()).isFalse();
        assertThat(cloudFront.read(config)).isEqualTo(Value.fields("Aliases", Value.items(List.of())));
    }

    @Test
    void onlyTheWalkerOpensASecret() {
        DistributionConfig config =
                cloudFront.write(distribution(), DistributionConfig.builder()).build();
        assertThat(config.origins()
                        .items()
                        .get(0)
                        .customHeaders()
                        .items()
                        .get(0)
                        .headerValue())
                .isEqualTo("canary");
        assertThat(cloudFront.read(config).toString()).doesNotContain("canary");
    }

    @Test
    void membersThatAreNotSetAreLeftOut() {
        assertThat(plain.read(CreateOriginEndpointRequest.builder().id("x").build()))
                .isEqualTo(Value.fields("Id", "x"));
    }

    @Test
    void anUnknownMemberIsNamed() {
        assertThatThrownBy(() -> plain.write(Value.fields("Idd", "x"), CreateOriginEndpointRequest.builder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Idd");
    }

    @Test
    void aWrongTypeIsNamedWithItsPathAndWhatWasFound() {
        Value.Fields wrong = Value.fields("HlsPackage", Value.fields("SegmentDurationSeconds", "six"));
        assertThatThrownBy(() -> plain.write(wrong, CreateOriginEndpointRequest.builder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HlsPackage.SegmentDurationSeconds")
                .hasMessageContaining("takes a Num")
                .hasMessageContaining("six");
    }
}
