package livestream.engine.apply;

import java.util.List;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.state.State;

/**
 * What an apply came to.
 *
 * @param state what is recorded now
 * @param done how many steps were carried out
 * @param failures one for each step that failed
 * @param notReached whose steps were not begun
 * @param unsettled what was asked for and recorded, and what AWS is still working on
 * @param stopped whether somebody asked it to stop
 */
public record ApplyResult(
        State state,
        int done,
        List<Diagnostic> failures,
        List<Address> notReached,
        List<Address> unsettled,
        boolean stopped) {
    public ApplyResult {
        failures = List.copyOf(failures);
        notReached = List.copyOf(notReached);
        unsettled = List.copyOf(unsettled);
    }

    /** Whether everything that was planned is so now. */
    public boolean complete() {
        return failures.isEmpty() && notReached.isEmpty() && !stopped;
    }
}
