package livestream.simulator.mediastore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import livestream.simulator.http.Request;
import livestream.simulator.http.ServiceError;
import livestream.simulator.policy.AnonymousAccess;

/**
 * What a container's policy lets everybody do, which is all that a request without a signature may do. It knows {@code
 * aws:Referer}, {@code aws:UserAgent} and {@code aws:SecureTransport}. The door itself has no TLS: {@code X-Forwarded-Proto:
 * https} makes a request a secure one.
 */
final class Access {

    private Access() {}

    /** Refuses a request that the policy does not allow. */
    static void check(ObjectNode container, String operation, String path, Request request) {
        AnonymousAccess everybody = new AnonymousAccess(
                "mediastore:" + operation.toLowerCase(Locale.ROOT),
                container.path("ARN").asText() + "/" + path,
                Map.of(
                        "aws:referer", header(request, "referer"),
                        "aws:useragent", header(request, "user-agent"),
                        "aws:securetransport",
                                String.valueOf(
                                        header(request, "x-forwarded-proto").equals("https"))));
        if (!everybody.may(AccessPolicy.statements(ContainerPolicies.access(container)))) {
            throw new ServiceError(403, "AccessDeniedException", "The container's policy does not allow this request.");
        }
    }

    private static String header(Request request, String name) {
        String given = request.header(name);
        return given == null ? "" : given;
    }
}
