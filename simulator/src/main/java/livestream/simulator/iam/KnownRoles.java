package livestream.simulator.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import livestream.simulator.store.SimulatorContext;

/** The roles of the account, for a service that is given the ARN of one. */
public final class KnownRoles {

    private final SimulatorContext context;

    /** Those of a world. */
    public KnownRoles(SimulatorContext context) {
        this.context = context;
    }

    /** The role of an ARN, with {@code RoleName}, {@code RoleId} and {@code MaxSessionDuration}. */
    public Optional<ObjectNode> byArn(String arn) {
        return Roles.table(context)
                .get(arn.substring(arn.lastIndexOf('/') + 1))
                .filter(role -> role.path("Arn").asText().equals(arn));
    }
}
