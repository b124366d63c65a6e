package livestream.cli;

import java.util.Optional;
import livestream.engine.Observations;
import livestream.engine.ResourceGraph;
import livestream.engine.plan.Plan;
import livestream.state.StateChange;

/**
 * A plan, and what it was decided from.
 *
 * @param account whose plan it is
 * @param first what is recorded before anything is done
 */
public record PlannedRun(
        String account, Plan plan, ResourceGraph graph, Observations observations, Optional<StateChange> first) {}
