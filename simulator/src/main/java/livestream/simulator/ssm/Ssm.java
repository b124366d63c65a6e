package livestream.simulator.ssm;

import livestream.simulator.http.AwsJson;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Service;
import livestream.simulator.http.ServiceError;
import livestream.simulator.shape.Shapes;
import livestream.simulator.store.SimulatorContext;

/** Parameter Store: JSON 1.1 with the operation in a header, one store a region. No message ever holds a value. */
public final class Ssm implements Service {

    private final AwsJson protocol =
            new AwsJson("AmazonSSM.", "Systems Manager", "message", "InternalServerError", Shapes.beside(Ssm.class));

    /** Parameter Store of a world. */
    public Ssm(SimulatorContext context) {
        Parameters parameters = new Parameters(context);
        parameters.addTo(protocol.operations());
        new ParameterTags(parameters).addTo(protocol.operations());
    }

    @Override
    public String signingName() {
        return "ssm";
    }

    @Override
    public Operation find(Request request) {
        return protocol.find(request);
    }

    @Override
    public Response refuse(ServiceError serviceError, String requestId) {
        return protocol.refuse(serviceError);
    }
}
