package livestream.engine.plan;

import java.util.List;
import java.util.Map;
import livestream.engine.Facts;
import livestream.engine.FieldDiff;
import livestream.engine.IdempotencyToken;
import livestream.engine.Observation.Present;
import livestream.schema.Value;
import livestream.state.CreateIntent;
import livestream.state.State;

/**
 * Whether what was found by the identity of a create that was cut off can be what that create made. A token says so for
 * certain. A name may have been given by somebody else meanwhile: then nothing that the create asked for is so, and something
 * is otherwise. That a thing made elsewhere agrees by chance in some member remains possible; the plan shows what is imported.
 */
final class IntentMatch {
    private IntentMatch() {}

    static boolean isPossible(Facts facts, State state, CreateIntent intent, Present found) {
        if (IdempotencyToken.isOf(state, intent.identity())) {
            return true;
        }
        Value.Fields told = Differ.told(facts, intent.inputs(), found);
        boolean otherwise = false;
        for (Map.Entry<String, Value> member : intent.inputs().fields().entrySet()) {
            Value.Fields asked = Value.fields(member.getKey(), member.getValue());
            List<FieldDiff> diffs = Differ.of(facts, asked, told, asked, state.lineage());
            if (diffs.isEmpty() && !isName(member.getValue(), intent)) {
                return true;
            }
            otherwise |= diffs.stream().anyMatch(IntentMatch::contradicts);
        }
        return !otherwise;
    }

    /** That the name is the same is how it was found. */
    private static boolean isName(Value value, CreateIntent intent) {
        return value.isNeutral() || intent.identity().contains(value.toString());
    }

    /** What is only missing was not taken before the end. */
    private static boolean contradicts(FieldDiff diff) {
        return diff.from() != null && !diff.from().isNeutral();
    }
}
