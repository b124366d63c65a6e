package livestream.cli;

import livestream.engine.plan.Targeting;

/**
 * What of a deployment a run is about, and how closely it looks.
 *
 * @param refresh whether AWS is asked about what is recorded
 * @param allowMissing whether a plan is made although much of what is recorded is gone
 */
public record PlanOptions(Targeting targeting, boolean refresh, boolean allowMissing) {

    /** All of it, compared with AWS; stops when much of it is gone. */
    public static final PlanOptions WHOLE = new PlanOptions(Targeting.ALL, true, false);
}
