package livestream.simulator.acm;

import livestream.simulator.http.AwsJson;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Service;
import livestream.simulator.http.ServiceError;
import livestream.simulator.shape.Shapes;
import livestream.simulator.store.SimulatorContext;

/**
 * Certificate Manager: JSON 1.1 with the operation in a header, one service a region. A certificate that is asked for waits for
 * its validation until {@link Issuance} says otherwise; none is imported. UNKNOWN: most texts of refusals.
 */
public final class Acm implements Service {

    private final AwsJson protocol = new AwsJson(
            "CertificateManager.", "Certificate Manager", "message", "InternalFailure", Shapes.beside(Acm.class));

    /** Certificate Manager of a world. */
    public Acm(SimulatorContext context) {
        Certificates certificates = new Certificates(context);
        certificates.addTo(protocol.operations());
        new CertificateTags(certificates).addTo(protocol.operations());
    }

    @Override
    public String signingName() {
        return "acm";
    }

    @Override
    public Operation find(Request request) {
        return protocol.find(request);
    }

    /** The refusal of a value. */
    static ServiceError invalid(String text) {
        return new ServiceError(400, "ValidationException", text);
    }

    @Override
    public Response refuse(ServiceError serviceError, String requestId) {
        return protocol.refuse(serviceError);
    }
}
