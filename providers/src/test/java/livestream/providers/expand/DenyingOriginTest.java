package livestream.providers.expand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.ResourceState;
import org.junit.jupiter.api.Test;

class DenyingOriginTest {

    private static ResourceState deployed(String origin) {
        return ResourceState.of(
                new Address("cloudfront_distribution", "main"),
                "E1",
                Value.fields("Origins", Value.items(List.of(Value.fields("Id", origin)))),
                Value.fields());
    }

    @Test
    void keepsTheIdThatADistributionHas() {
        assertThat(DenyingOrigin.id(deployed("nobody"), Set.of())).isEqualTo("nobody");
        assertThat(DenyingOrigin.id(deployed("deny"), Set.of())).isEqualTo("deny");
        assertThat(DenyingOrigin.id(null, Set.of())).isEqualTo("deny");
    }

    @Test
    void isNotCalledLikeTheOriginOfAChannel() {
        assertThat(DenyingOrigin.id(null, Set.of("deny", "deny-all"))).isEqualTo("deny-all-all");
        assertThat(DenyingOrigin.id(deployed("nobody"), Set.of("nobody"))).isEqualTo("deny");
    }
}
