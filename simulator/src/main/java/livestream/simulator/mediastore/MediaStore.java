package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import livestream.simulator.http.AwsJson;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Service;
import livestream.simulator.http.ServiceError;
import livestream.simulator.shape.Shapes;
import livestream.simulator.store.SimulatorContext;

/**
 * MediaStore, one service a region. Both of its APIs are signed for {@code mediastore}: a request that names an operation in
 * {@code X-Amz-Target} is for containers (JSON 1.1), any other for the objects of one container ({@link DataHost}).
 *
 * <p>Source: MediaStore API reference and user guide. AWS ended the service on 13 November 2025; simulated is what it was.
 * UNKNOWN: the HTTP status of most refusals of the containers' API, which is 400 where the protocol does not say otherwise.
 */
public final class MediaStore implements Service {

    private final AwsJson protocol = new AwsJson(
            "MediaStore_20170901.", "MediaStore", "Message", "InternalServerError", Shapes.beside(MediaStore.class));
    private final StoredObjects objects;

    /** MediaStore of a world. */
    public MediaStore(SimulatorContext context) {
        Containers containers = new Containers(context);
        containers.addTo(protocol.operations());
        new ContainerPolicies(containers).addTo(protocol.operations());
        new ContainerTags(containers).addTo(protocol.operations());
        this.objects = new StoredObjects(context, containers);
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
        return request.header("x-amz-target") == null ? objects.find(request) : protocol.find(request);
    }

    @Override
    public Response refuse(ServiceError serviceError, String requestId) {
        return protocol.refuse(serviceError);
    }

    /** Refuses a value unless it fits. */
    static void require(boolean fits, String text) {
        if (!fits) {
            throw new ServiceError(400, "ValidationException", text);
        }
    }
}
