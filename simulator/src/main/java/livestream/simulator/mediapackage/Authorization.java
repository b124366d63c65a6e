package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import livestream.simulator.store.SimulatorContext;

/**
 * CDN authorization of an endpoint: a role that the service assumes to read a secret of the same account and region.
 *
 * <p>Source: MediaPackage user guide, "CDN authorization". Both must exist. UNKNOWN: whether the service reads the secret at
 * once, and so whether it refuses a role that it may not assume (here neither is looked at).
 */
final class Authorization {

    private Authorization() {}

    /** Refuses an authorization whose role or secret is not there. */
    static void check(SimulatorContext context, JsonNode authorization, String region) {
        String role = authorization.path("secretsRoleArn").asText();
        if (!has(context.store().table("iam role", "").all(), "Arn", role)) {
            throw MediaPackage.unprocessable("secretsRoleArn " + role + " does not exist");
        }
        String secret = authorization.path("cdnIdentifierSecret").asText();
        List<ObjectNode> usable = context.store().table("secretsmanager secret", region).all().stream()
                .filter(s -> !s.has("DeletedDate"))
                .toList();
        if (!has(usable, "ARN", secret)) {
            throw MediaPackage.unprocessable("cdnIdentifierSecret " + secret + " does not exist in " + region);
        }
    }

    private static boolean has(List<ObjectNode> things, String member, String value) {
        return things.stream().anyMatch(thing -> thing.path(member).asText().equals(value));
    }
}
