package livestream.simulator.weather;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import livestream.simulator.http.CallInterceptor;
import livestream.simulator.http.CallSummary;
import livestream.simulator.http.Response;
import livestream.simulator.store.ReadView;
import org.jspecify.annotations.Nullable;

/** What calls see of the world under the conditions that are set; who changes a thing sees it as it is. */
public final class EventualConsistency implements CallInterceptor, ReadView {

    /** A call that is being carried; two that ask for the same are two calls. */
    private static final class Call {

        private final CallSummary callSummary;

        private Call(CallSummary callSummary) {
            this.callSummary = callSummary;
        }
    }

    private final InstantSource clock;
    private final ReadLag readLag = new ReadLag();
    private final ThreadLocal<Call> calling = new ThreadLocal<>();
    private volatile ConsistencySettings consistencySettings = ConsistencySettings.CALM;

    /** No haze yet. */
    public EventualConsistency(InstantSource clock) {
        this.clock = clock;
    }

    /** The conditions that are set. */
    public ConsistencySettings consistencySettings() {
        return consistencySettings;
    }

    /** Sets the conditions; changes that were made before are not hidden by them. */
    public void set(ConsistencySettings newConsistencySettings) {
        consistencySettings = newConsistencySettings;
    }

    @Override
    public Response carry(CallSummary callSummary, Supplier<Response> effect) {
        calling.set(new Call(callSummary));
        try {
            return effect.get();
        } finally {
            calling.remove();
        }
    }

    @Override
    public Map<String, ObjectNode> of(String table, Map<String, ObjectNode> truth) {
        @Nullable Call call = calling.get();
        if (call == null) {
            return truth;
        }
        CallSummary callSummary = call.callSummary;
        ConsistencySettings now = consistencySettings;
        Map<String, ObjectNode> seen = ReadLag.isMet(callSummary.operation(), table)
                ? readLag.of(now, table, truth, clock.instant(), call)
                : truth;
        if (!ReadOperations.are(callSummary.operation())
                || callSummary.service().equals("s3")) {
            return seen;
        }
        seen = now.lowerCaseHeaders() && callSummary.service().equals("cloudfront") ? HeaderCase.lower(seen) : seen;
        return now.order() == null ? seen : new ListShuffler(now.order()).mixed(seen);
    }

    @Override
    public void changes(String table, String id, @Nullable ObjectNode before) {
        if (calling.get() != null) {
            readLag.add(consistencySettings, table, id, before, clock.instant());
        }
    }
}
