package livestream.simulator.kms;

import java.util.function.UnaryOperator;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;

/** Keys as other services use them for a caller. */
public final class KeyUse {
    private final Keys keys;

    /** Of the keys of a world. */
    public KeyUse(SimulatorContext context) {
        this.keys = new Keys(context);
    }

    /** The ARN of a key that may be used now, by its id, ARN or alias; refused as the service says what KMS refuses. */
    public String arn(String asked, String region, UnaryOperator<ServiceError> said) {
        try {
            return keys.usable(asked, region).path("Arn").asText();
        } catch (ServiceError serviceError) {
            throw said.apply(serviceError);
        }
    }
}
