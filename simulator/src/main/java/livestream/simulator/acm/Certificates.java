package livestream.simulator.acm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import livestream.simulator.http.Refusal;
import livestream.simulator.store.Shelf;
import livestream.simulator.store.World;

/** Certificates: asked for, listed and deleted. */
final class Certificates {
    private static final Pattern DOMAIN =
            Pattern.compile("(\\*\\.)?(?:(?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9]\\.)++((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])");
    private static final int MOST = 1000;
    private static final String RSA = "RSA_2048";

    /** What a list has that does not ask for others (ListCertificates, Filters). */
    private static final Set<String> UNLESS_ASKED = Set.of("RSA_1024", RSA);

    private final World world;

    Certificates(World world) {
        this.world = world;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("RequestCertificate", this::request);
        operations.put("ListCertificates", this::list);
        operations.put("DeleteCertificate", this::delete);
    }

    private Shelf shelf(String region) {
        return world.store().shelf("acm certificate", region);
    }

    private ObjectNode request(ObjectNode given, String region) {
        String domain = given.path("DomainName").asText();
        if (!DOMAIN.matcher(domain).matches() || domain.length() > 253) {
            throw invalid(
                    "Value '" + domain + "' at 'domainName' failed to satisfy constraint: Member must satisfy regular"
                            + " expression pattern: " + DOMAIN);
        }
        String id = world.ids().uuid("acm certificate", region);
        String arn = "arn:aws:acm:" + region + ":" + world.account() + ":certificate/" + id;
        ObjectNode certificate = JsonNodeFactory.instance
                .objectNode()
                .put("CertificateArn", arn)
                .put("DomainName", domain)
                .put("Status", "PENDING_VALIDATION")
                .put("Type", "AMAZON_ISSUED")
                .put("KeyAlgorithm", given.path("KeyAlgorithm").asText(RSA))
                .put("RenewalEligibility", "INELIGIBLE")
                .put("InUse", false)
                .put("CreatedAt", world.clock().instant().toEpochMilli() / 1000.0);
        shelf(region).put(arn, certificate);
        return JsonNodeFactory.instance.objectNode().put("CertificateArn", arn);
    }

    private ObjectNode list(ObjectNode given, String region) {
        int most = given.path("MaxItems").asInt(MOST);
        if (most < 1 || most > MOST) {
            throw invalid("MaxItems must be between 1 and " + MOST + ".");
        }
        Set<String> statuses = texts(given.path("CertificateStatuses"));
        Set<String> types = texts(given.path("Includes").path("keyTypes"));
        List<ObjectNode> all = shelf(region).all().stream()
                .filter(one -> statuses.isEmpty()
                        || statuses.contains(one.path("Status").asText()))
                .filter(one -> (types.isEmpty() ? UNLESS_ASKED : types)
                        .contains(one.path("KeyAlgorithm").asText()))
                .toList();
        int from = from(given.path("NextToken").asText(""), all);
        int to = Math.min(all.size(), from + most);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("CertificateSummaryList");
        all.subList(from, to).forEach(list::add);
        if (to < all.size()) {
            answer.put("NextToken", all.get(to - 1).path("CertificateArn").asText());
        }
        return answer;
    }

    /** A token is the name of the last certificate of the page before. */
    private static int from(String token, List<ObjectNode> all) {
        List<String> arns =
                all.stream().map(one -> one.path("CertificateArn").asText()).toList();
        if (!token.isEmpty() && !arns.contains(token)) {
            throw invalid("The next token is not one of this list.");
        }
        return arns.indexOf(token) + 1;
    }

    private ObjectNode delete(ObjectNode given, String region) {
        String arn = given.path("CertificateArn").asText();
        if (shelf(region).get(arn).isEmpty()) {
            throw new Refusal(
                    400,
                    "ResourceNotFoundException",
                    "Could not find certificate " + arn + " in account " + world.account() + ".");
        }
        shelf(region).remove(arn);
        return JsonNodeFactory.instance.objectNode();
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Refusal invalid(String text) {
        return new Refusal(400, "ValidationException", text);
    }
}
