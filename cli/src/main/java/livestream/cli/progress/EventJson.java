package livestream.cli.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import livestream.cli.Printer;
import livestream.engine.apply.Action;
import livestream.engine.apply.ApplyResult;
import livestream.engine.apply.Event;
import livestream.engine.apply.Waiter;
import livestream.schema.Address;
import livestream.schema.DiagnosticJson;

/** A run as JSON lines: the plan, every event as it happens, what the run came to. Documented in docs/json.md. */
public final class EventJson implements Consumer<Event> {
    private static final int FORMAT = 2;

    private final ObjectMapper mapper = new ObjectMapper();
    private final NoticeInterval noticeInterval = new NoticeInterval();
    private final Printer out;
    private final Waiter waiter;
    private final Instant began;

    public EventJson(Printer out, Waiter waiter) {
        this.out = out;
        this.waiter = waiter;
        this.began = waiter.now();
    }

    /** The first line: what is going to be done. */
    public void plan(ObjectNode plan) {
        ObjectNode line = line("plan");
        plan.remove("format");
        line.setAll(plan);
        print(line);
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.Scheduled scheduled) {
            ObjectNode line = line("scheduled", scheduled.address(), scheduled.action());
            addresses(line.putArray("after"), scheduled.after());
            print(line);
        } else if (event instanceof Event.Started started) {
            print(line("started", started.address(), started.action()));
        } else if (event instanceof Event.Waiting waiting) {
            remind(waiting);
        } else if (event instanceof Event.Finished finished) {
            print(line("finished", finished.address(), finished.action())
                    .put("id", finished.id())
                    .put("settled", finished.settled())
                    .put("took", seconds(finished.elapsed())));
        } else if (event instanceof Event.Failed failed) {
            ObjectNode line = line("failed", failed.address(), failed.action());
            line.set(
                    "finding", DiagnosticJson.list(List.of(failed.diagnostic())).get(0));
            print(line);
        }
    }

    private synchronized void remind(Event.Waiting waiting) {
        if (noticeInterval.isDue(waiting)) {
            print(line("waiting", waiting.address(), waiting.action())
                    .put("what", waiting.what())
                    .put("took", seconds(waiting.elapsed())));
        }
    }

    /**
     * The last line: what it came to.
     *
     * @param outputs as they are now
     */
    public void outcome(ApplyResult result, ObjectNode outputs) {
        ObjectNode line = line("outcome");
        line.put("complete", result.complete());
        line.put("stopped", result.stopped());
        line.put("failures", result.failures().size());
        addresses(line.putArray("notReached"), result.notReached());
        addresses(line.putArray("unsettled"), result.unsettled());
        line.set("outputs", outputs);
        print(line);
    }

    private ObjectNode line(String type, Address address, Action action) {
        return line(type)
                .put("address", address.toString())
                .put("verb", action.name().toLowerCase(Locale.ROOT));
    }

    private ObjectNode line(String type) {
        return mapper.createObjectNode()
                .put("format", FORMAT)
                .put("type", type)
                .put("elapsed", seconds(Duration.between(began, waiter.now())));
    }

    private static void addresses(ArrayNode array, Collection<Address> addresses) {
        addresses.forEach(address -> array.add(address.toString()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private synchronized void print(ObjectNode line) {
        try {
            out.println(mapper.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can be written", e);
        }
    }
}
