package livestream.simulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Hands each request to the service it is signed for, and remembers what was asked. Safe for many threads. */
public final class Switchboard {

    /** Runs work as one unit: what it changes is kept whole or not at all. */
    public interface Unit {
        /** Runs the work; says through the flag whether anything is otherwise than before. */
        Answer run(Supplier<Answer> work, AtomicBoolean changed);
    }

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Unit unit;
    private final Passage passage;
    private final List<Answered> answered = new ArrayList<>();
    private final AtomicLong requests = new AtomicLong();

    /** A switchboard for these services, each call to which goes through a passage. */
    public Switchboard(List<Service> services, Unit unit, Passage passage) {
        for (Service service : services) {
            this.services.put(service.signingName(), service);
        }
        this.unit = unit;
        this.passage = passage;
    }

    /** Everything asked so far, in the order in which it was answered. */
    public List<Answered> answered() {
        synchronized (answered) {
            return List.copyOf(answered);
        }
    }

    /** Forgets what was asked so far. */
    public void forget() {
        synchronized (answered) {
            answered.clear();
        }
    }

    /** Answers a signed request and remembers it; what is signed in its query is unsigned to services that do not look there. */
    public Answer answer(Request request) {
        Service service = services.get(request.scope().service());
        boolean presigned = request.header("authorization") == null;
        if (presigned && (service == null || !service.takesPresigned())) {
            return unsigned(request.withScope(Scope.NONE));
        }
        return remembered(request.scope().service(), request, outcome(request, passage));
    }

    /** What came of a request. */
    public record Outcome(String operation, Answer answer, boolean tookEffect) {}

    /** Answers a request without remembering it, such as one of the seed; nothing happens to it on its way. */
    public Outcome outcome(Request request) {
        return outcome(request, Passage.CLEAR);
    }

    private Outcome outcome(Request request, Passage way) {
        Service service = services.get(request.scope().service());
        return service == null
                ? new Outcome("Unknown", unknownService(request).with("x-amzn-RequestId", nextRequestId()), false)
                : outcome(service, request, way);
    }

    private Outcome outcome(Service service, Request request, Passage way) {
        String requestId = nextRequestId();
        AtomicBoolean tookEffect = new AtomicBoolean();
        Operation found = found(service, request);
        Answer answer;
        try {
            answer = way.carry(asked(service.signingName(), request, found.name()), () -> {
                AtomicBoolean changed = new AtomicBoolean();
                Answer result = unit.run(found.work(), changed);
                // AWS answers some creates of what is there already with a yes, and makes nothing.
                tookEffect.set(changed.get() || !found.name().startsWith("Create"));
                return identified(service, result, requestId);
            });
        } catch (Refusal refusal) {
            answer = identified(service, service.refuse(refusal, requestId), requestId);
        } catch (RuntimeException bug) {
            Refusal failure = new Refusal(500, "InternalFailure", "The simulator failed: " + place(bug));
            answer = identified(service, service.refuse(failure, requestId), requestId);
        }
        return new Outcome(found.name(), answer, tookEffect.get());
    }

    /** The operation of a request; one that cannot be found is refused like one that cannot be done. */
    private static Operation found(Service service, Request request) {
        try {
            return service.find(request);
        } catch (RuntimeException refusal) {
            return new Operation("Unknown", () -> {
                throw refusal;
            });
        }
    }

    /**
     * Answers a request that carries no credential scope: by the service that knows it for its own, or, where none does, with
     * a refusal as the JSON protocols have it.
     */
    public Answer unsigned(Request request) {
        for (Service service : services.values()) {
            if (service.takesUnsigned(request)) {
                return remembered(service.signingName(), request, outcome(service, request, passage));
            }
        }
        Answer refusal = Answer.json(403, "{\"message\":\"Missing Authentication Token\"}")
                .with("x-amzn-ErrorType", "MissingAuthenticationTokenException")
                .with("x-amzn-RequestId", nextRequestId());
        return remembered("", request, new Outcome("Unknown", refusal, false));
    }

    private Answer remembered(String service, Request request, Outcome outcome) {
        Answered whole = new Answered(
                asked(service, request, outcome.operation()), outcome.answer().status(), outcome.tookEffect());
        synchronized (answered) {
            answered.add(whole);
        }
        return outcome.answer();
    }

    private static Asked asked(String service, Request request, String operation) {
        return new Asked(service, request.region(), operation, request.method(), request.path());
    }

    private String nextRequestId() {
        return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", requests.incrementAndGet());
    }

    private static Answer identified(Service service, Answer answer, String requestId) {
        return answer == Answer.NONE ? answer : service.identified(answer, requestId);
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
