package livestream.simulator.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import livestream.simulator.shape.JsonForm;
import livestream.simulator.shape.ShapeViolation;
import livestream.simulator.shape.Shapes;

/** AWS's JSON 1.1 protocol, of which several services speak: everything is posted, the operation stands in a header. */
public final class AwsJson {
    private static final String JSON = "application/x-amz-json-1.1";

    private final String target;
    private final String called;
    private final String messageMember;
    private final String internalError;
    private final JsonForm form;
    private final Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations = new LinkedHashMap<>();

    /**
     * The protocol as one service speaks it.
     *
     * @param target what stands before the operation in {@code X-Amz-Target}
     * @param called what the service is called in a refusal
     * @param messageMember the member that an error's text has in the service's model
     * @param internalError the code of a failure of its own
     */
    public AwsJson(String target, String called, String messageMember, String internalError, Shapes shapes) {
        this.target = target;
        this.called = called;
        this.messageMember = messageMember;
        this.internalError = internalError;
        this.form = new JsonForm(shapes);
    }

    /** The operations by name, to be added to; each takes its request and the region. */
    public Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations() {
        return operations;
    }

    /** The operation that a request asks for; refused when there is none. */
    public Operation find(Request request) {
        String header = request.header("x-amz-target");
        String name = header != null && header.startsWith(target) ? header.substring(target.length()) : "";
        BiFunction<ObjectNode, String, ObjectNode> operation = operations.get(name);
        if (operation == null) {
            throw new ServiceError(
                    400, "UnknownOperationException", "The simulator's " + called + " has no such operation.");
        }
        return new Operation(name, () -> {
            ObjectNode result = operation.apply(read(request, name + "Request"), request.region());
            return Response.json(200, result.toString()).with("Content-Type", JSON);
        });
    }

    /** A refusal in the words of the protocol. */
    public Response refuse(ServiceError serviceError) {
        String code = serviceError.status() == 500 ? internalError : serviceError.code();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("__type", code);
        if (!serviceError.text().isEmpty()) {
            body.put(messageMember, serviceError.text());
        }
        return Response.json(serviceError.status(), body.toString())
                .with("Content-Type", JSON)
                .with("x-amzn-ErrorType", code);
    }

    private ObjectNode read(Request request, String shape) {
        try {
            return form.read(request.body(), shape);
        } catch (ShapeViolation shapeViolation) {
            String code = shapeViolation.kind() == ShapeViolation.Kind.MISSING
                    ? "ValidationException"
                    : "SerializationException";
            throw new ServiceError(400, code, shapeViolation.text());
        }
    }
}
