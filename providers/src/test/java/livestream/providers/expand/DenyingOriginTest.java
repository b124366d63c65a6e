package livestream.providers.expand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.ResourceState;
import org.junit.jupiter.api.Test;

class DenyingOriginTest {

    private static ResourceState deployed(String origin) {
        return new ResourceState(
                new Address("cloudfront_distribution", "main"),
                "E1",
                Value.fields("Origins", Value.items(List.of(Value.fields("Id", origin)))),
                Value.fields(),
                new TreeSet<>(),
                new TreeMap<>());
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
