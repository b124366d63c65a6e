package livestream.simulator.ssm;

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

/** Parameter Store: JSON 1.1 with the operation in a header, one store a region. No message ever holds a value. */
public final class Ssm implements Service {

    private static final String TARGET = "AmazonSSM.";
    private static final String JSON = "application/x-amz-json-1.1";

    private final Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations = new LinkedHashMap<>();
    private final JsonForm form = new JsonForm(Shapes.beside(Ssm.class));

    /** Parameter Store of a world. */
    public Ssm(World world) {
        new Parameters(world).addTo(operations);
    }

    @Override
    public String signingName() {
        return "ssm";
    }

    @Override
    public Operation find(Request request) {
        String target = request.header("x-amz-target");
        String name = target != null && target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
        BiFunction<ObjectNode, String, ObjectNode> operation = operations.get(name);
        if (operation == null) {
            throw new Refusal(
                    400, "UnknownOperationException", "The simulator's Systems Manager has no such operation.");
        }
        return new Operation(name, () -> {
            ObjectNode result = operation.apply(read(request, name + "Request"), request.region());
            return Answer.json(200, result.toString()).with("Content-Type", JSON);
        });
    }

    @Override
    public Answer refuse(Refusal refusal, String requestId) {
        String code = refusal.status() == 500 ? "InternalServerError" : refusal.code();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("__type", code);
        body.put("message", refusal.text());
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
}
