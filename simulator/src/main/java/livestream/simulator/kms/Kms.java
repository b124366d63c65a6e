package livestream.simulator.kms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import livestream.simulator.http.AwsJson;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Service;
import livestream.simulator.http.ServiceError;
import livestream.simulator.shape.Shapes;
import livestream.simulator.store.SimulatorContext;

/**
 * KMS: JSON 1.1 with the operation in a header, one service a region. It really encrypts, so that a wrong key is noticed.
 *
 * <p>Key policies other than the default, rotation, grants, own key material, asymmetric and multi-Region keys are refused, not ignored. There is no key that
 * AWS manages. UNKNOWN: most texts of refusals.
 */
public final class Kms implements Service {

    private final AwsJson protocol =
            new AwsJson("TrentService.", "KMS", "message", "KMSInternalException", Shapes.beside(Kms.class));

    /** KMS of a world. */
    public Kms(SimulatorContext context) {
        Keys keys = new Keys(context);
        keys.addTo(protocol.operations());
        new KeyTags(keys).addTo(protocol.operations());
        new KeySettings(keys, context.account()).addTo(protocol.operations());
        new Aliases(context, keys).addTo(protocol.operations());
        new Cryptography(keys).addTo(protocol.operations());
    }

    /** Whether a thing of a table is a key that waits for its deletion, which cannot be hastened. */
    public static boolean isLeaving(String table, ObjectNode thing) {
        return table.startsWith(Keys.KIND) && Keys.isLeaving(thing);
    }

    @Override
    public String signingName() {
        return "kms";
    }

    @Override
    public Operation find(Request request) {
        return protocol.find(request);
    }

    @Override
    public Response refuse(ServiceError serviceError, String requestId) {
        return protocol.refuse(serviceError);
    }

    /** Refuses a member that is not simulated here, unless it says what is so anyway. */
    static void checkOnly(ObjectNode given, Map<String, String> supported) {
        supported.forEach((member, only) -> {
            if (given.has(member) && !given.path(member).asText().equals(only)) {
                throw new ServiceError(
                        400,
                        "UnsupportedOperationException",
                        "The simulator's KMS does not implement this " + member + ".");
            }
        });
    }

    /** The refusal of a value. */
    static ServiceError invalid(String text) {
        return new ServiceError(400, "ValidationException", text);
    }

    /** The refusal of what is not there. */
    static ServiceError notFound(String text) {
        return new ServiceError(400, "NotFoundException", text);
    }
}
