package livestream.providers.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.LivestreamReader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.ServiceMetadata;

/** What is said of regions of other partitions, held against what the SDK knows of them. */
class OtherPartitionTest {

    static Stream<Region> regions() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion());
    }

    @ParameterizedTest
    @MethodSource("regions")
    void refusesTheRegionsOfOtherPartitionsAlone(Region region) {
        Diagnostics diagnostics = new Diagnostics();
        String file = "version: 1\nname: arena\nregion: " + region.id() + "\ns3:\n";
        ThrowingCallable reading =
                () -> LivestreamReader.read("livestream.yaml", file.getBytes(StandardCharsets.UTF_8), diagnostics);
        String partition = RegionMetadata.of(region).partition().id();
        if (partition.equals("aws")) {
            assertThatCode(reading).doesNotThrowAnyException();
            assertThat(diagnostics.all()).isEmpty();
        } else {
            assertThatThrownBy(reading).isInstanceOf(Diagnostics.Stopped.class);
            assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("other-partition");
            assertThat(diagnostics.all().get(0).message()).contains("`" + partition + "`");
        }
    }

    /** The two sentences that name services. */
    @Test
    void namesWhatOtherPartitionsLack() {
        assertThat(partitions("cloudfront")).containsExactlyInAnyOrder("aws", "aws-cn");
        assertThat(partitions("mediapackage")).contains("aws").doesNotContain("aws-cn");
        assertThat(partitions("mediastore")).contains("aws").doesNotContain("aws-cn");
        assertThat(partitions("s3")).contains("aws", "aws-cn", "aws-us-gov");
    }

    private static List<String> partitions(String service) {
        return ServiceMetadata.of(service).servicePartitions().stream()
                .map(there -> there.partition().id())
                .toList();
    }
}
