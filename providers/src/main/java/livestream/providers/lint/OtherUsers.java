package livestream.providers.lint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import livestream.engine.Refused;
import livestream.engine.ResourceGraph;
import livestream.providers.AwsCatalog;
import livestream.providers.expand.Expansion;
import livestream.schema.Address;
import livestream.state.Recorded;
import livestream.state.State;

/** Who uses what the file makes no more, and is none of its distributions: CloudFront deletes nothing that is used. */
final class OtherUsers {
    /** Kinds of which CloudFront tells the users. */
    private static final Set<String> TELLING =
            Set.of("cloudfront_cache_policy", "cloudfront_response_headers_policy", "cloudfront_key_group");

    private final AwsCatalog catalog;
    private final State state;

    OtherUsers(AwsCatalog catalog, State state) {
        this.catalog = catalog;
        this.state = state;
    }

    /** In words, by the address of what is to go; without what these credentials may not look up. */
    Map<Address, List<String>> of(ResourceGraph graph) {
        Set<String> own = state.resources().values().stream()
                .filter(recorded -> recorded.address().type().equals(Expansion.DISTRIBUTION.type()))
                .map(recorded -> "`" + recorded.id() + "`")
                .collect(Collectors.toSet());
        Map<Address, List<String>> found = new TreeMap<>();
        for (Recorded recorded : state.resources().values()) {
            Address address = recorded.address();
            if (TELLING.contains(address.type()) && graph.get(address) == null) {
                List<String> others = users(recorded).stream()
                        .filter(user -> own.stream().noneMatch(user::contains))
                        .toList();
                if (!others.isEmpty()) {
                    found.put(address, others);
                }
            }
        }
        return found;
    }

    private Collection<String> users(Recorded recorded) {
        try {
            return Account.permitted(
                            () -> catalog.type(recorded.address().type()).users(recorded.id()))
                    .orElse(List.of());
        } catch (Refused refused) {
            if (refused.nature() == Refused.Nature.NOT_FOUND) {
                return List.of();
            }
            throw refused;
        }
    }
}
