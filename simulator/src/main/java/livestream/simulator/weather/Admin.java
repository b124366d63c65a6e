package livestream.simulator.weather;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import livestream.simulator.http.CallLogEntry;
import livestream.simulator.http.CallSummary;
import livestream.simulator.http.Dispatcher;
import livestream.simulator.http.HttpFrontend;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;

/** The paths on which the simulator itself is spoken to, in JSON, without a signature. */
public final class Admin implements Function<Request, Response> {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Routes routes = new Routes();
    private final Faults faults;
    private final EventualConsistency eventualConsistency;
    private final Dispatcher dispatcher;
    private final BiConsumer<String, String> certificates;

    /**
     * The paths of a simulator.
     *
     * @param certificates gives the certificate of an ARN a status, or throws an IllegalArgumentException
     */
    public Admin(
            Faults faults,
            EventualConsistency eventualConsistency,
            Dispatcher dispatcher,
            BiConsumer<String, String> certificates) {
        this.faults = faults;
        this.eventualConsistency = eventualConsistency;
        this.dispatcher = dispatcher;
        this.certificates = certificates;
        routes.on("POST", HttpFrontend.ADMIN + "faults", "SetFault", this::setFault);
        routes.on("GET", HttpFrontend.ADMIN + "faults", "ListFaults", request -> listFaults());
        routes.on("DELETE", HttpFrontend.ADMIN + "faults", "ClearFaults", request -> clearFaults());
        routes.on("DELETE", HttpFrontend.ADMIN + "faults/{id}", "RemoveFault", this::removeFault);
        routes.on("GET", HttpFrontend.ADMIN + "conditions", "GetConditions", request -> conditions());
        routes.on("PUT", HttpFrontend.ADMIN + "conditions", "SetConditions", this::setConditions);
        routes.on("DELETE", HttpFrontend.ADMIN + "conditions", "ClearConditions", request -> clearConditions());
        routes.on("GET", HttpFrontend.ADMIN + "calls", "ListCalls", request -> listCalls());
        routes.on("DELETE", HttpFrontend.ADMIN + "calls", "ForgetCalls", request -> forgetCalls());
        routes.on("POST", HttpFrontend.ADMIN + "certificates", "SetCertificate", this::setCertificate);
    }

    @Override
    public Response apply(Request request) {
        try {
            return routes.find(request)
                    .map(operation -> operation.work().get())
                    .orElseGet(() -> Response.json(404, message("The simulator has no such path.")));
        } catch (IllegalArgumentException e) {
            return Response.json(400, message(String.valueOf(e.getMessage())));
        }
    }

    private Response setFault(Request request) {
        ActiveFault set = faults.add(FaultJson.read(body(request)));
        return Response.json(201, FaultJson.write(set).toString());
    }

    private Response listFaults() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("faults");
        faults.all().forEach(set -> list.add(FaultJson.write(set)));
        return Response.json(200, json.toString());
    }

    private Response clearFaults() {
        faults.clear();
        return Response.empty(204);
    }

    private Response removeFault(Request request) {
        String id = request.variable("id");
        if (!id.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("A fault is removed by its number.");
        }
        faults.remove(Integer.parseInt(id));
        return Response.empty(204);
    }

    private Response conditions() {
        return Response.json(
                200,
                ConsistencySettingsJson.write(eventualConsistency.consistencySettings())
                        .toString());
    }

    private Response setConditions(Request request) {
        eventualConsistency.set(ConsistencySettingsJson.read(body(request)));
        return conditions();
    }

    private Response clearConditions() {
        eventualConsistency.set(ConsistencySettings.CALM);
        return Response.empty(204);
    }

    /** The calls in order; and by operation how many there were, and how many of them took effect. */
    private Response listCalls() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode counts = json.putObject("counts");
        ArrayNode calls = json.putArray("calls");
        for (CallLogEntry callLogEntry : dispatcher.callLogEntry()) {
            CallSummary callSummary = callLogEntry.callSummary();
            ObjectNode count = counts.withObjectProperty(callSummary.service() + " " + callSummary.operation());
            count.put("asked", count.path("asked").asInt() + 1);
            count.put("tookEffect", count.path("tookEffect").asInt() + (callLogEntry.tookEffect() ? 1 : 0));
            calls.addObject()
                    .put("service", callSummary.service())
                    .put("region", callSummary.region())
                    .put("operation", callSummary.operation())
                    .put("method", callSummary.method())
                    .put("path", callSummary.path())
                    .put("status", callLogEntry.status())
                    .put("tookEffect", callLogEntry.tookEffect());
        }
        return Response.json(200, json.toString());
    }

    private Response forgetCalls() {
        dispatcher.forget();
        return Response.empty(204);
    }

    private Response setCertificate(Request request) {
        JsonNode body = body(request);
        certificates.accept(
                body.path("CertificateArn").asText(), body.path("Status").asText("ISSUED"));
        return Response.empty(204);
    }

    private static JsonNode body(Request request) {
        try {
            JsonNode json = MAPPER.readTree(request.body());
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is not JSON.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalArgumentException("The body must be a JSON object.");
    }

    private static String message(String text) {
        return JsonNodeFactory.instance.objectNode().put("message", text).toString();
    }
}
