package livestream.engine.plan;

import java.util.List;
import livestream.engine.Observation.Present;
import livestream.engine.Observations;
import livestream.state.Recorded;
import livestream.state.State;

/**
 * What is recorded and, as AWS says, not there any more. A few things are deleted by hand; many at once were more likely
 * looked for in the wrong place, and must not be taken for gone.
 *
 * @param recorded how many resources the state holds
 */
public record Vanished(List<Recorded> resources, int recorded) {
    private static final int HANDFUL = 5;

    public Vanished {
        resources = List.copyOf(resources);
    }

    /** What of a state was looked for and not found. */
    public static Vanished of(State state, Observations observations) {
        return new Vanished(
                state.resources().values().stream()
                        .filter(recorded -> !(observations.of(recorded.address()) instanceof Present))
                        .toList(),
                state.resources().size());
    }

    /** Whether it is more than a handful, or all of several. */
    public boolean isSuspicious() {
        return resources.size() > HANDFUL || (resources.size() >= 2 && resources.size() == recorded);
    }
}
