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
public final class Dispatcher {

    /** Runs work as one unit: what it changes is kept whole or not at all. */
    public interface Unit {
        /** Runs the work; says through the flag whether anything is otherwise than before. */
        Response run(Supplier<Response> work, AtomicBoolean changed);
    }

    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Unit unit;
    private final CallInterceptor callInterceptor;
    private final List<CallLogEntry> callLogEntry = new ArrayList<>();
    private final AtomicLong requests = new AtomicLong();

    /** A switchboard for these services, each call to which goes through a passage. */
    public Dispatcher(List<Service> services, Unit unit, CallInterceptor callInterceptor) {
        for (Service service : services) {
            this.services.put(service.signingName(), service);
        }
        this.unit = unit;
        this.callInterceptor = callInterceptor;
    }

    /** Everything asked so far, in the order in which it was answered. */
    public List<CallLogEntry> callLogEntry() {
        synchronized (callLogEntry) {
            return List.copyOf(callLogEntry);
        }
    }

    /** Forgets what was asked so far. */
    public void forget() {
        synchronized (callLogEntry) {
            callLogEntry.clear();
        }
    }

    /** Answers a signed request and remembers it; what is signed in its query is unsigned to services that do not look there. */
    public Response answer(Request request) {
        Service service = services.get(request.credentialScope().service());
        boolean presigned = request.header("authorization") == null;
        if (presigned && (service == null || !service.takesPresigned())) {
            return unsigned(request.withScope(CredentialScope.NONE));
        }
        return remembered(request.credentialScope().service(), request, outcome(request, callInterceptor));
    }

    /** What came of a request. */
    public record Outcome(String operation, Response response, boolean tookEffect) {}

    /** Answers a request without remembering it, such as one of the seed; nothing happens to it on its way. */
    public Outcome outcome(Request request) {
        return outcome(request, CallInterceptor.CLEAR);
    }

    private Outcome outcome(Request request, CallInterceptor way) {
        Service service = services.get(request.credentialScope().service());
        return service == null
                ? new Outcome("Unknown", unknownService(request).with("x-amzn-RequestId", nextRequestId()), false)
                : outcome(service, request, way);
    }

    private Outcome outcome(Service service, Request request, CallInterceptor way) {
        String requestId = nextRequestId();
        AtomicBoolean tookEffect = new AtomicBoolean();
        Operation found = found(service, request);
        Response response;
        try {
            response = way.carry(asked(service.signingName(), request, found.name()), () -> {
                AtomicBoolean changed = new AtomicBoolean();
                Response result = unit.run(found.work(), changed);
                // AWS answers some creates of what is there already with a yes, and makes nothing.
                tookEffect.set(changed.get() || !found.name().startsWith("Create"));
                return identified(service, result, requestId);
            });
        } catch (ServiceError serviceError) {
            response = identified(service, service.refuse(serviceError, requestId), requestId);
        } catch (RuntimeException bug) {
            ServiceError failure = new ServiceError(500, "InternalFailure", "The simulator failed: " + place(bug));
            response = identified(service, service.refuse(failure, requestId), requestId);
        }
        return new Outcome(found.name(), response, tookEffect.get());
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
    public Response unsigned(Request request) {
        for (Service service : services.values()) {
            if (service.takesUnsigned(request)) {
                return remembered(service.signingName(), request, outcome(service, request, callInterceptor));
            }
        }
        Response refusal = Response.json(403, "{\"message\":\"Missing Authentication Token\"}")
                .with("x-amzn-ErrorType", "MissingAuthenticationTokenException")
                .with("x-amzn-RequestId", nextRequestId());
        return remembered("", request, new Outcome("Unknown", refusal, false));
    }

    private Response remembered(String service, Request request, Outcome outcome) {
        CallLogEntry whole = new CallLogEntry(
                asked(service, request, outcome.operation()), outcome.response().status(), outcome.tookEffect());
        synchronized (callLogEntry) {
            callLogEntry.add(whole);
        }
        return outcome.response();
    }

    private static CallSummary asked(String service, Request request, String operation) {
        return new CallSummary(service, request.region(), operation, request.method(), request.path());
    }

    private String nextRequestId() {
        return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", requests.incrementAndGet());
    }

    private static Response identified(Service service, Response response, String requestId) {
        return response == Response.NONE ? response : service.identified(response, requestId);
    }

    private static Response unknownService(Request request) {
        String message = "The simulator does not pretend to be "
                + request.credentialScope().service() + ".";
        return Response.json(501, "{\"message\":\"" + message.replaceAll("[\"\\\\]", "") + "\"}")
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
