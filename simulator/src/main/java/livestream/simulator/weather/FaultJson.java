package livestream.simulator.weather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Faults as JSON, in the form that docs/simulator.md describes. */
final class FaultJson {

    private static final Set<String> MEMBERS = Set.of(
            "kind",
            "service",
            "operation",
            "writesOnly",
            "nth",
            "times",
            "status",
            "code",
            "message",
            "as",
            "member",
            "header",
            "everySeconds",
            "forSeconds");

    private FaultJson() {}

    /** Reads a fault. Throws an IllegalArgumentException that says what is wrong. */
    static Fault read(JsonNode json) {
        StrictJson.check(json, MEMBERS);
        Fault fault = kind(json);
        if (json.has("service")) {
            fault = fault.at(json.path("service").asText());
        }
        if (json.has("operation")) {
            fault = fault.atOperation(json.path("operation").asText());
        }
        if (StrictJson.flag(json, "writesOnly")) {
            fault = fault.onWrites();
        }
        if (json.has("nth")) {
            fault = fault.nth(StrictJson.number(json, "nth", 1));
        }
        if (json.has("times")) {
            boolean always = json.path("times").asText().equals("always");
            fault = fault.times(always ? Fault.ALWAYS : StrictJson.number(json, "times", 1));
        }
        return fault;
    }

    private static Fault kind(JsonNode json) {
        String kind = json.path("kind").asText();
        int status = json.path("status").asInt(500);
        String code = json.path("code").asText(status == 503 ? "ServiceUnavailable" : "InternalFailure");
        String message = json.path("message").asText("The simulator was told to fail.");
        return switch (kind) {
            case "refused" -> Fault.refused(status, code, message);
            case "failed" -> Fault.failed(status, code, message);
            case "answer-lost" -> Fault.answerLost();
            case "never-reached" -> Fault.neverReached();
            case "garbled" -> Fault.garbled(GarblingJson.read(json));
            case "intercepted" -> Fault.intercepted();
            case "throttled" -> throttled(StrictJson.seconds(json, "everySeconds"));
            case "hangs" -> Fault.hangs(StrictJson.seconds(json, "forSeconds"));
            case "answers-late" -> Fault.answersLate(StrictJson.seconds(json, "forSeconds"));
            default ->
                throw new IllegalArgumentException("The kind of a fault is refused, failed, answer-lost, never-reached,"
                        + " garbled, intercepted, throttled, hangs or answers-late.");
        };
    }

    private static Fault throttled(@Nullable Duration pace) {
        return pace == null ? Fault.throttled() : Fault.throttled(pace);
    }

    /** Writes a fault that was set, with what it has met. */
    static ObjectNode write(ActiveFault set) {
        Fault fault = set.fault();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", set.id());
        FaultEffect faultEffect = fault.faultEffect();
        boolean after = fault.takesEffect();
        if (faultEffect instanceof FaultEffect.Error error) {
            json.put("kind", after ? "failed" : "refused")
                    .put("status", error.status())
                    .put("code", error.code())
                    .put("message", error.text());
        } else if (faultEffect instanceof FaultEffect.Throttle throttle) {
            StrictJson.put(json.put("kind", "throttled"), "everySeconds", throttle.pace());
        } else if (faultEffect instanceof FaultEffect.Hold hold) {
            StrictJson.put(json.put("kind", after ? "answers-late" : "hangs"), "forSeconds", hold.length());
        } else if (faultEffect instanceof FaultEffect.Garble garble) {
            GarblingJson.write(json.put("kind", "garbled"), garble.how());
        } else if (faultEffect instanceof FaultEffect.Intercept) {
            json.put("kind", "intercepted");
        } else if (faultEffect instanceof FaultEffect.Overhear) {
            json.put("kind", "overheard");
        } else if (faultEffect instanceof FaultEffect.Halt) {
            json.put("kind", after ? "halted-after" : "halted-before");
        } else {
            json.put("kind", after ? "answer-lost" : "never-reached");
        }
        if (fault.service() != null) {
            json.put("service", fault.service());
        }
        if (fault.operation() != null) {
            json.put("operation", fault.operation());
        }
        json.put("writesOnly", fault.writesOnly()).put("nth", fault.nth());
        if (fault.times() == Fault.ALWAYS) {
            json.put("times", "always");
        } else {
            json.put("times", fault.times());
        }
        return json.put("seen", set.seen()).put("struck", set.struck());
    }
}
