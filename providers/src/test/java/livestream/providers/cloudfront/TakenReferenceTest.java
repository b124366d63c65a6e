package livestream.providers.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import livestream.engine.ProviderException;
import livestream.engine.ResourceType;
import livestream.providers.life.World;
import livestream.schema.Value;
import livestream.simulator.Simulator;
import org.junit.jupiter.api.Test;

/** What is known of a distribution whose create was answered to nobody, when it is asked for again. */
class TakenReferenceTest {

    private static final Value.Fields INPUTS = Value.fields(
            "Comment",
            "test",
            "Enabled",
            true,
            "Origins",
            Value.items(List.of(Value.fields(
                    "Id",
                    "main",
                    "DomainName",
                    "origin.example.com",
                    "CustomOriginConfig",
                    Value.fields("HTTPPort", 80, "HTTPSPort", 443, "OriginProtocolPolicy", "https-only")))),
            "DefaultCacheBehavior",
            Value.fields(
                    "TargetOriginId",
                    "main",
                    "ViewerProtocolPolicy",
                    "redirect-to-https",
                    "CachePolicyId",
                    "658327ea-f89d-4fab-a63d-7e88639e58f6"));

    @Test
    void isNamedByTheRefusal() {
        try (World world = new World()) {
            ResourceType type = world.catalog().type("cloudfront_distribution");
            type.create("other", INPUTS);
            String id = type.create("token", INPUTS).id();
            world.simulator().forgetCalls();
            ProviderException refused =
                    catchThrowableOfType(ProviderException.class, () -> type.create("token", INPUTS));
            assertThat(refused.kind()).isEqualTo(ProviderException.ErrorKind.EXISTS);
            assertThat(refused.existing()).contains(id);
            assertThat(world.simulator().calls())
                    .extracting(Simulator.Call::operation)
                    .containsExactly("CreateDistributionWithTags", "GetDistributionConfig");
        }
    }
}
