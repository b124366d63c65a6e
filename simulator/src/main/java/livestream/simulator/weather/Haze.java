package livestream.simulator.weather;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Asked;
import livestream.simulator.http.Passage;
import livestream.simulator.store.Sight;
import org.jspecify.annotations.Nullable;

/** What calls see of the world under the conditions that are set; who changes a thing sees it as it is. */
public final class Haze implements Passage, Sight {

    /** A call that is being carried; two that ask for the same are two calls. */
    private static final class Call {

        private final Asked asked;

        private Call(Asked asked) {
            this.asked = asked;
        }
    }

    private final InstantSource clock;
    private final Lag lag = new Lag();
    private final ThreadLocal<Call> calling = new ThreadLocal<>();
    private volatile Conditions conditions = Conditions.CALM;

    /** No haze yet. */
    public Haze(InstantSource clock) {
        this.clock = clock;
    }

    /** The conditions that are set. */
    public Conditions conditions() {
        return conditions;
    }

    /** Sets the conditions; changes that were made before are not hidden by them. */
    public void set(Conditions newConditions) {
        conditions = newConditions;
    }

    @Override
    public Answer carry(Asked asked, Supplier<Answer> effect) {
        calling.set(new Call(asked));
        try {
            return effect.get();
        } finally {
            calling.remove();
        }
    }

    @Override
    public Map<String, ObjectNode> of(String shelf, Map<String, ObjectNode> truth) {
        @Nullable Call call = calling.get();
        if (call == null) {
            return truth;
        }
        Asked asked = call.asked;
        Conditions now = conditions;
        Map<String, ObjectNode> seen =
                Lag.isMet(asked.operation(), shelf) ? lag.of(now, shelf, truth, clock.instant(), call) : truth;
        if (!Reads.are(asked.operation()) || asked.service().equals("s3")) {
            return seen;
        }
        seen = now.lowerCaseHeaders() && asked.service().equals("cloudfront") ? HeaderCase.lower(seen) : seen;
        return now.order() == null ? seen : new Disorder(now.order()).mixed(seen);
    }

    @Override
    public void changes(String shelf, String id, @Nullable ObjectNode before) {
        if (calling.get() != null) {
            lag.add(conditions, shelf, id, before, clock.instant());
        }
    }
}
