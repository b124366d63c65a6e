package livestream.engine.plan;

import java.util.List;
import java.util.stream.Collectors;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.State;

/**
 * A plan that rests on AWS having lost more than a handful of what is recorded. That is rarely so: other credentials, another
 * endpoint or a failing service look the same, and the plan would forget what is there or make it a second time.
 */
public final class LostAtOnce {
    private static final int HANDFUL = 5;

    private LostAtOnce() {}

    /** Adds a finding when too much is missing. */
    public static void check(Plan plan, State state, Diagnostics diagnostics) {
        List<Address> lost = plan.changes().stream()
                .filter(change -> change instanceof Change.Create || change instanceof Change.Forget)
                .map(Change::address)
                .filter(state.resources()::containsKey)
                .toList();
        if (lost.size() <= HANDFUL) {
            return;
        }
        diagnostics.add(Diagnostic.error(
                        "lost-at-once",
                        "AWS has none of " + lost.size() + " things that are recorded, of "
                                + state.resources().size() + " in all.")
                .note("missing", lost.stream().map(Address::toString).collect(Collectors.joining(", ")))
                .help(
                        "look whether credentials, region and `AWS_ENDPOINT_URL` are those of the last apply. If somebody did"
                                + " delete them, say so for each beyond " + HANDFUL
                                + ": `livestream forget ADDRESS`. Nothing was changed."));
    }
}
