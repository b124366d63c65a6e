package livestream.simulator.secretsmanager;

import livestream.simulator.http.Answer;
import livestream.simulator.http.AwsJson;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Refusal;
import livestream.simulator.http.Request;
import livestream.simulator.http.Service;
import livestream.simulator.shape.Shapes;
import livestream.simulator.store.World;

/** Secrets Manager: JSON 1.1 with the operation in a header, one service a region. No message ever holds a value. */
public final class SecretsManager implements Service {

    private final AwsJson protocol = new AwsJson(
            "secretsmanager.",
            "Secrets Manager",
            "Message",
            "InternalServiceError",
            Shapes.beside(SecretsManager.class));

    /** Secrets Manager of a world. */
    public SecretsManager(World world) {
        Secrets secrets = new Secrets(world);
        secrets.addTo(protocol.operations());
        new SecretValues(world, secrets).addTo(protocol.operations());
        new SecretTags(secrets).addTo(protocol.operations());
    }

    @Override
    public String signingName() {
        return "secretsmanager";
    }

    @Override
    public Operation find(Request request) {
        return protocol.find(request);
    }

    @Override
    public Answer refuse(Refusal refusal, String requestId) {
        return protocol.refuse(refusal);
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
