package livestream.simulator.secretsmanager;

import livestream.simulator.http.AwsJson;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Service;
import livestream.simulator.http.ServiceError;
import livestream.simulator.shape.Shapes;
import livestream.simulator.store.SimulatorContext;

/** Secrets Manager: JSON 1.1 with the operation in a header, one service a region. No message ever holds a value. */
public final class SecretsManager implements Service {

    private final AwsJson protocol = new AwsJson(
            "secretsmanager.",
            "Secrets Manager",
            "Message",
            "InternalServiceError",
            Shapes.beside(SecretsManager.class));

    /** Secrets Manager of a world. */
    public SecretsManager(SimulatorContext context) {
        Secrets secrets = new Secrets(context);
        secrets.addTo(protocol.operations());
        new SecretValues(context, secrets).addTo(protocol.operations());
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
    public Response refuse(ServiceError serviceError, String requestId) {
        return protocol.refuse(serviceError);
    }

    /** The refusal of a value. */
    static ServiceError invalidParameter(String text) {
        return new ServiceError(400, "InvalidParameterException", text);
    }

    /** The refusal of what cannot be done now. */
    static ServiceError invalidRequest(String text) {
        return new ServiceError(400, "InvalidRequestException", text);
    }

    /** The refusal of what is not there. */
    static ServiceError notFound(String text) {
        return new ServiceError(400, "ResourceNotFoundException", text);
    }
}
