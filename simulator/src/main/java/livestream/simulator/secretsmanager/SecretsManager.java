package livestream.simulator.secretsmanager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Refusal;
import livestream.simulator.http.Request;
import livestream.simulator.http.Service;
import livestream.simulator.shape.JsonForm;
import livestream.simulator.shape.Misfit;
import livestream.simulator.shape.Shapes;
import livestream.simulator.store.World;

/** Secrets Manager: JSON 1.1 with the operation in a header, one service a region. No message ever holds a value. */
public final class SecretsManager implements Service {

    private static final String TARGET = "secretsmanager.";
    private static final String JSON = "application/x-amz-json-1.1";

    private final Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations = new LinkedHashMap<>();
    private final JsonForm form = new JsonForm(Shapes.beside(SecretsManager.class));

    /** Secrets Manager of a world. */
    public SecretsManager(World world) {
        Secrets secrets = new Secrets(world);
        secrets.addTo(operations);
        new SecretValues(world, secrets).addTo(operations);
        new SecretTags(secrets).addTo(operations);
    }

    @Override
    public String signingName() {
        return "secretsmanager";
    }

    @Override
    public Operation find(Request request) {
        String target = request.header("x-amz-target");
        String name = target != null && target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
        BiFunction<ObjectNode, String, ObjectNode> operation = operations.get(name);
        if (operation == null) {
            throw new Refusal(
                    400, "UnknownOperationException", "The simulator's Secrets Manager has no such operation.");
        }
        return new Operation(name, () -> {
            ObjectNode result = operation.apply(read(request, name + "Request"), request.region());
            return Answer.json(200, result.toString()).with("Content-Type", JSON);
        });
    }

    @Override
    public Answer refuse(Refusal refusal, String requestId) {
        String code = refusal.status() == 500 ? "InternalServiceError" : refusal.code();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("__type", code);
        body.put("Message", refusal.text());
        return Answer.json(refusal.status(), body.toString())
                .with("Content-Type", JSON)
                .with("x-amzn-ErrorType", code);
    }

    private ObjectNode read(Request request, String shape) {
        try {
            return form.read(request.body(), shape);
        } catch (Misfit misfit) {
            String code = misfit.kind() == Misfit.Kind.MALFORMED ? "SerializationException" : "ValidationException";
            throw new Refusal(400, code, misfit.text());
        }
    }

    /** The refusal of a value. */
    static Refusal invalidParameter(String text) {
        return new Refusal(400, "InvalidParameterException", text);
    }

    /** The refusal of what cannot be done now. */
    static Refusal invalidRequest(String text) {
        return new Refusal(400, "InvalidRequestException", text);
    }

    /** The refusal of what is not there. */
    static Refusal notFound(String text) {
        return new Refusal(400, "ResourceNotFoundException", text);
    }
}
