package livestream.engine.plan;

import java.util.List;
import java.util.Objects;
import livestream.engine.Observation.Present;
import livestream.engine.Observations;
import livestream.state.ResourceState;
import livestream.state.State;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded and, as AWS says, not there any more, although no run of this state deleted it. A few things are deleted by
 * hand; many at once, or all that there is, were more likely looked for in the wrong place, and must not be taken for gone.
 *
 * <p>That a delete was asked for explains an absence only in the AWS that it was asked of: another endpoint knows nothing of it.
 *
 * @param resources those that are gone and nothing explains
 * @param recorded how many resources the state holds
 * @param present how many of them are there
 */
public record MissingResources(List<ResourceState> resources, int recorded, int present) {
    private static final int HANDFUL = 5;

    public MissingResources {
        resources = List.copyOf(resources);
    }

    /**
     * What of a state was looked for and not found.
     *
     * @param endpoint where it was looked for, when that was not at AWS's own endpoints; null when it was
     */
    public static MissingResources of(State state, Observations observations, @Nullable String endpoint) {
        List<ResourceState> missing = state.resources().values().stream()
                .filter(recorded -> !(observations.of(recorded.address()) instanceof Present))
                .toList();
        int present = state.resources().size() - missing.size();
        boolean isWhereItWasDeleted = present > 0 || Objects.equals(endpoint, state.endpoint());
        List<ResourceState> unexplained = missing.stream()
                .filter(recorded -> !(isWhereItWasDeleted && isExplained(recorded, state)))
                .toList();
        return new MissingResources(unexplained, state.resources().size(), present);
    }

    /** A run deleted it, or was about to make it again because it was gone. */
    private static boolean isExplained(ResourceState recorded, State state) {
        return recorded.deleting() != null || state.intents().containsKey(recorded.address());
    }

    /** Whether it is more than a handful, or nothing that is recorded is there. */
    public boolean isSuspicious() {
        return resources.size() > HANDFUL || (!resources.isEmpty() && present == 0);
    }
}
