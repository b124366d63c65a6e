package livestream.providers.lint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import livestream.engine.ProviderException;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.providers.AwsCatalog;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.ResourceState;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/** Who uses what goes, and is none of its own: AWS deletes nothing that is used. */
final class OtherUsers {
    /** Kinds of which AWS tells the users. */
    private static final Set<String> TELLING = Set.of(
            "cloudfront_cache_policy",
            "cloudfront_response_headers_policy",
            "cloudfront_key_group",
            "cloudfront_origin_access_control",
            "cloudfront_function",
            "cloudfront_public_key",
            "mediapackage_channel",
            "iam_role");

    private final AwsCatalog catalog;
    private final State state;

    OtherUsers(AwsCatalog catalog, State state) {
        this.catalog = catalog;
        this.state = state;
    }

    /** In words, by the address of what is to go; without what these credentials may not look up. */
    Map<Address, List<String>> of(ResourceGraph graph) {
        Set<String> own = state.resources().values().stream()
                .map(recorded -> "`" + recorded.id() + "`")
                .collect(Collectors.toSet());
        Map<Address, List<String>> found = new TreeMap<>();
        for (ResourceState recorded : state.resources().values()) {
            Address address = recorded.address();
            if (TELLING.contains(address.type()) && goes(recorded, graph.get(address))) {
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

    /** Whether it is deleted, be it for good or because one of another name takes its place. */
    private static boolean goes(ResourceState recorded, @Nullable Resource wanted) {
        String name = NameConflicts.CALLED_BY_ID.get(recorded.address().type());
        return wanted == null
                || name != null
                        && wanted.inputs().get(name) instanceof Value.Text after
                        && !after.text().equals(recorded.id());
    }

    private Collection<String> users(ResourceState recorded) {
        try {
            return AccountSnapshot.permitted(
                            () -> catalog.type(recorded.address().type()).users(recorded.id()))
                    .orElse(List.of());
        } catch (ProviderException refused) {
            if (refused.kind() == ProviderException.ErrorKind.NOT_FOUND) {
                return List.of();
            }
            throw refused;
        }
    }
}
