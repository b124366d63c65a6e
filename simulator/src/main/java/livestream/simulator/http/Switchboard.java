package livestream.simulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Hands each request to the service it is signed for, and remembers what was asked. Safe for many threads. */
public final class Switchboard {

    /** Runs work as one unit: what it changes is kept whole or not at all. */
    public interface Unit {
        /** Runs the work. */
        Answer run(Supplier<Answer> work);
    }

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Unit unit;
    private final List<Asked> asked = new ArrayList<>();
    private final AtomicLong requests = new AtomicLong();

    /** A switchboard for these services. */
    public Switchboard(List<Service> services, Unit unit) {
        for (Service service : services) {
            this.services.put(service.signingName(), service);
        }
        this.unit = unit;
    }

    /** Everything asked so far, in order. */
    public List<Asked> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    /** Answers a request and remembers it. */
    public Answer answer(Request request) {
        Outcome outcome = outcome(request);
        remember(request, outcome.operation(), outcome.answer().status());
        return outcome.answer();
    }

    /** What came of a request that is not remembered, such as one of the seed. */
    public record Outcome(String operation, Answer answer) {}

    /** Answers a request without remembering it. */
    public Outcome outcome(Request request) {
        Service service = services.get(request.scope().service());
        if (service == null) {
            return new Outcome("Unknown", identified(unknownService(request), nextRequestId()));
        }
        return outcome(service, request);
    }

    private Outcome outcome(Service service, Request request) {
        String requestId = nextRequestId();
        String operation = "Unknown";
        try {
            Operation found = service.find(request);
            operation = found.name();
            return new Outcome(operation, identified(unit.run(found.work()), requestId));
        } catch (Refusal refusal) {
            return new Outcome(operation, identified(service.refuse(refusal, requestId), requestId));
        } catch (RuntimeException bug) {
            Refusal failure = new Refusal(500, "InternalFailure", "The simulator failed: " + place(bug));
            return new Outcome(operation, identified(service.refuse(failure, requestId), requestId));
        }
    }

    /**
     * Answers a request that carries no credential scope: by a service that takes it, or with a refusal.
     *
     * <p>Without a scope a service that takes none is known only by CloudFront's dated paths; all others get the JSON form.
     * UNKNOWN: the exact bodies that each AWS service sends in this case.
     */
    public Answer unsigned(Request request) {
        for (Service service : services.values()) {
            if (service.takesUnsigned(request)) {
                Outcome outcome = outcome(service, request);
                remember(request, outcome.operation(), outcome.answer().status());
                return outcome.answer();
            }
        }
        String path = request.path();
        String requestId = nextRequestId();
        Refusal refusal = new Refusal(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        Service cloudFront = path.startsWith("/2020-05-31/") ? services.get("cloudfront") : null;
        Answer answer = cloudFront != null
                ? cloudFront.refuse(refusal, requestId)
                : Answer.json(403, "{\"message\":\"Missing Authentication Token\"}")
                        .with("x-amzn-ErrorType", "MissingAuthenticationTokenException");
        remember(request, "Unknown", 403);
        return identified(answer, requestId);
    }

    private void remember(Request request, String operation, int status) {
        synchronized (asked) {
            asked.add(new Asked(
                    request.scope().service(),
                    request.scope().region(),
                    operation,
                    request.method(),
                    request.path(),
                    status));
        }
    }

    private String nextRequestId() {
        return String.format("00000000-0000-4000-8000-%012d", requests.incrementAndGet());
    }

    private static Answer identified(Answer answer, String requestId) {
        return answer.with("x-amzn-RequestId", requestId);
    }

    private static Answer unknownService(Request request) {
        String message =
                "The simulator does not pretend to be " + request.scope().service() + ".";
        return Answer.json(501, "{\"message\":\"" + message.replaceAll("[\"\\\\]", "") + "\"}")
                .with("x-amzn-ErrorType", "NotImplementedException");
    }

    /** Names the failing line only: a message of an exception might quote a body. */
    private static String place(RuntimeException bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        StringBuilder text = new StringBuilder(bug.getClass().getSimpleName());
        for (int i = 0; i < trace.length && i < 6; i++) {
            text.append(i == 0 ? " at " : " < ")
                    .append(trace[i].getFileName())
                    .append(':')
                    .append(trace[i].getLineNumber());
        }
        return text.toString();
    }
}
