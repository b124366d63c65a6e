package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
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

/**
 * MediaStore, one service a region. Both of its APIs are signed for {@code mediastore}: a request that names an operation in
 * {@code X-Amz-Target} is for containers (JSON 1.1), any other for the objects of one container ({@link DataHost}).
 *
 * <p>Source: MediaStore API reference and user guide. AWS ended the service on 13 November 2025; pretended is what it was.
 * UNKNOWN: the HTTP status of most refusals of the containers' API, which is 400 where the protocol does not say otherwise.
 */
public final class MediaStore implements Service {

    private static final String TARGET = "MediaStore_20170901.";
    private static final String JSON = "application/x-amz-json-1.1";

    private final Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations = new LinkedHashMap<>();
    private final JsonForm form = new JsonForm(Shapes.beside(MediaStore.class));
    private final StoredObjects objects;

    /** MediaStore of a world. */
    public MediaStore(World world) {
        Containers containers = new Containers(world);
        containers.addTo(operations);
        new ContainerPolicies(containers).addTo(operations);
        new ContainerTags(containers).addTo(operations);
        this.objects = new StoredObjects(world, containers);
    }

    /** Whether a thing of the store is a container that is no longer there at this time. */
    public static boolean isGone(ObjectNode thing, Instant now) {
        return Containers.isGone(thing, now);
    }

    @Override
    public String signingName() {
        return "mediastore";
    }

    @Override
    public boolean takesUnsigned(Request request) {
        return DataHost.of(request).isPresent();
    }

    @Override
    public Operation find(Request request) {
        String target = request.header("x-amz-target");
        if (target == null) {
            return objects.find(request);
        }
        String name = target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
        BiFunction<ObjectNode, String, ObjectNode> operation = operations.get(name);
        if (operation == null) {
            throw new Refusal(400, "UnknownOperationException", "The simulator's MediaStore has no such operation.");
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

    /** Refuses a value unless it fits. */
    static void require(boolean fits, String text) {
        if (!fits) {
            throw new Refusal(400, "ValidationException", text);
        }
    }
}
