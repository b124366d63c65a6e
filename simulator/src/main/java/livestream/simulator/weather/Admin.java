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
import livestream.simulator.http.Answer;
import livestream.simulator.http.Answered;
import livestream.simulator.http.Asked;
import livestream.simulator.http.HttpDoor;
import livestream.simulator.http.Request;
import livestream.simulator.http.Routes;
import livestream.simulator.http.Switchboard;

/** The paths on which the simulator itself is spoken to, in JSON, without a signature. */
public final class Admin implements Function<Request, Answer> {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Routes routes = new Routes();
    private final Faults faults;
    private final Haze haze;
    private final Switchboard switchboard;
    private final BiConsumer<String, String> certificates;

    /**
     * The paths of a simulator.
     *
     * @param certificates gives the certificate of an ARN a status, or throws an IllegalArgumentException
     */
    public Admin(Faults faults, Haze haze, Switchboard switchboard, BiConsumer<String, String> certificates) {
        this.faults = faults;
        this.haze = haze;
        this.switchboard = switchboard;
        this.certificates = certificates;
        routes.on("POST", HttpDoor.ADMIN + "faults", "SetFault", this::setFault);
        routes.on("GET", HttpDoor.ADMIN + "faults", "ListFaults", request -> listFaults());
        routes.on("DELETE", HttpDoor.ADMIN + "faults", "ClearFaults", request -> clearFaults());
        routes.on("DELETE", HttpDoor.ADMIN + "faults/{id}", "RemoveFault", this::removeFault);
        routes.on("GET", HttpDoor.ADMIN + "conditions", "GetConditions", request -> conditions());
        routes.on("PUT", HttpDoor.ADMIN + "conditions", "SetConditions", this::setConditions);
        routes.on("DELETE", HttpDoor.ADMIN + "conditions", "ClearConditions", request -> clearConditions());
        routes.on("GET", HttpDoor.ADMIN + "calls", "ListCalls", request -> listCalls());
        routes.on("DELETE", HttpDoor.ADMIN + "calls", "ForgetCalls", request -> forgetCalls());
        routes.on("POST", HttpDoor.ADMIN + "certificates", "SetCertificate", this::setCertificate);
    }

    @Override
    public Answer apply(Request request) {
        try {
            return routes.find(request)
                    .map(operation -> operation.work().get())
                    .orElseGet(() -> Answer.json(404, message("The simulator has no such path.")));
        } catch (IllegalArgumentException e) {
            return Answer.json(400, message(String.valueOf(e.getMessage())));
        }
    }

    private Answer setFault(Request request) {
        SetFault set = faults.add(FaultJson.read(body(request)));
        return Answer.json(201, FaultJson.write(set).toString());
    }

    private Answer listFaults() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("faults");
        faults.all().forEach(set -> list.add(FaultJson.write(set)));
        return Answer.json(200, json.toString());
    }

    private Answer clearFaults() {
        faults.clear();
        return Answer.empty(204);
    }

    private Answer removeFault(Request request) {
        String id = request.variable("id");
        if (!id.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("A fault is removed by its number.");
        }
        faults.remove(Integer.parseInt(id));
        return Answer.empty(204);
    }

    private Answer conditions() {
        return Answer.json(200, ConditionsJson.write(haze.conditions()).toString());
    }

    private Answer setConditions(Request request) {
        haze.set(ConditionsJson.read(body(request)));
        return conditions();
    }

    private Answer clearConditions() {
        haze.set(Conditions.CALM);
        return Answer.empty(204);
    }

    /** The calls in order; and by operation how many there were, and how many of them took effect. */
    private Answer listCalls() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode counts = json.putObject("counts");
        ArrayNode calls = json.putArray("calls");
        for (Answered answered : switchboard.answered()) {
            Asked asked = answered.asked();
            ObjectNode count = counts.withObjectProperty(asked.service() + " " + asked.operation());
            count.put("asked", count.path("asked").asInt() + 1);
            count.put("tookEffect", count.path("tookEffect").asInt() + (answered.tookEffect() ? 1 : 0));
            calls.addObject()
                    .put("service", asked.service())
                    .put("region", asked.region())
                    .put("operation", asked.operation())
                    .put("method", asked.method())
                    .put("path", asked.path())
                    .put("status", answered.status())
                    .put("tookEffect", answered.tookEffect());
        }
        return Answer.json(200, json.toString());
    }

    private Answer forgetCalls() {
        switchboard.forget();
        return Answer.empty(204);
    }

    private Answer setCertificate(Request request) {
        JsonNode body = body(request);
        certificates.accept(
                body.path("CertificateArn").asText(), body.path("Status").asText("ISSUED"));
        return Answer.empty(204);
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
