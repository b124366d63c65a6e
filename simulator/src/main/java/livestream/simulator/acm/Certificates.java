package livestream.simulator.acm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/** Certificates: asked for, told, listed and deleted. Source: API reference; that a record is told at once is UNKNOWN. */
final class Certificates {
    private static final int MOST = 1000;
    private static final String RSA = "RSA_2048";
    /** Later, the same token means another certificate. */
    private static final double TOKEN_SECONDS = 3600;

    private static final List<String> MAILBOXES =
            List.of("administrator", "hostmaster", "postmaster", "webmaster", "admin");

    /** What a list has that does not ask for others (ListCertificates, Filters). */
    private static final Set<String> UNLESS_ASKED = Set.of("RSA_1024", RSA);

    private final SimulatorContext context;

    Certificates(SimulatorContext context) {
        this.context = context;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("RequestCertificate", this::request);
        operations.put("DescribeCertificate", this::describe);
        operations.put("ListCertificates", this::list);
        operations.put("DeleteCertificate", this::delete);
    }

    /** The certificates of a region, by ARN. */
    static Table table(SimulatorContext context, String region) {
        return context.store().table("acm certificate", region);
    }

    /** A certificate that waits for its validation. */
    static ObjectNode pending(SimulatorContext context, String arn, String domain, JsonNode alternatives) {
        ObjectNode certificate = JsonNodeFactory.instance
                .objectNode()
                .put("CertificateArn", arn)
                .put("DomainName", domain)
                .put("Status", "PENDING_VALIDATION")
                .put("Type", "AMAZON_ISSUED")
                .put("KeyAlgorithm", RSA)
                .put("RenewalEligibility", "INELIGIBLE")
                .put("CreatedAt", seconds(context.clock().instant()));
        names(domain, alternatives).forEach(certificate.putArray("SubjectAlternativeNames")::add);
        validate(context, certificate, "DNS");
        certificate
                .putObject("Options")
                .put("CertificateTransparencyLoggingPreference", "ENABLED")
                .put("Export", "DISABLED");
        return certificate;
    }

    /** A time as JSON 1.1 has it: seconds, with a fraction. */
    static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    /** The certificate that a request names. */
    ObjectNode existing(ObjectNode given, String region) {
        String arn = given.path("CertificateArn").asText();
        return table(context, region)
                .get(arn)
                .orElseThrow(() -> new ServiceError(
                        400,
                        "ResourceNotFoundException",
                        "Could not find certificate " + arn + " in account " + context.account() + "."));
    }

    /** Keeps a changed certificate. */
    void keep(ObjectNode certificate, String region) {
        table(context, region).put(certificate.path("CertificateArn").asText(), certificate);
    }

    private ObjectNode request(ObjectNode given, String region) {
        String domain = given.path("DomainName").asText();
        JsonNode alternatives = given.path("SubjectAlternativeNames");
        CertificateRequests.check(given, names(domain, alternatives));
        String token = given.path("IdempotencyToken").asText("");
        for (ObjectNode other : table(context, region).all()) {
            if (isRepeated(other, given, token)) {
                return named(other.path("CertificateArn").asText());
            }
        }
        String id = context.ids().uuid("acm certificate", region);
        String arn = "arn:aws:acm:" + region + ":" + context.account() + ":certificate/" + id;
        ObjectNode certificate = pending(context, arn, domain, alternatives);
        certificate.set("Asked", asked(given));
        certificate.put("KeyAlgorithm", given.path("KeyAlgorithm").asText(RSA));
        validate(context, certificate, given.path("ValidationMethod").asText("EMAIL"));
        given.path("Options")
                .properties()
                .forEach(option -> certificate.withObjectProperty("Options").set(option.getKey(), option.getValue()));
        CertificateTags.add(certificate, given.path("Tags"));
        keep(certificate, region);
        return named(arn);
    }

    private static ObjectNode named(String arn) {
        return JsonNodeFactory.instance.objectNode().put("CertificateArn", arn);
    }

    /** What must be the same for a token to mean the same certificate; UNKNOWN whether more must. */
    private static ObjectNode asked(ObjectNode given) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("IdempotencyToken", "DomainName", "SubjectAlternativeNames", "ValidationMethod")) {
            asked.set(member, given.path(member));
        }
        return asked;
    }

    private boolean isRepeated(ObjectNode other, ObjectNode given, String token) {
        double age =
                seconds(context.clock().instant()) - other.path("CreatedAt").asDouble();
        return !token.isEmpty() && age < TOKEN_SECONDS && other.path("Asked").equals(asked(given));
    }

    /** The domain and the others, each once; they are all among the alternative names. */
    private static List<String> names(String domain, JsonNode alternatives) {
        Set<String> names = new LinkedHashSet<>();
        names.add(domain);
        alternatives.forEach(name -> names.add(name.asText()));
        return List.copyOf(names);
    }

    /** How the owner of each name shows that it is: a record of its zone, the same for a name and its wildcard, or a mail. */
    private static void validate(SimulatorContext context, ObjectNode certificate, String method) {
        var options = certificate.putArray("DomainValidationOptions");
        for (JsonNode name : certificate.path("SubjectAlternativeNames")) {
            String bare = name.asText().replaceFirst("^\\*\\.", "");
            ObjectNode option = options.addObject()
                    .put("DomainName", name.asText())
                    .put("ValidationDomain", name.asText())
                    .put("ValidationStatus", "PENDING_VALIDATION")
                    .put("ValidationMethod", method);
            if (method.equals("DNS")) {
                String left = context.ids().fixedHex("acm record " + bare, "", 32);
                String right = context.ids().fixedHex("acm value " + bare, "", 32);
                option.putObject("ResourceRecord")
                        .put("Name", "_" + left + "." + bare + ".")
                        .put("Type", "CNAME")
                        .put("Value", "_" + right + ".simulated.acm-validations.aws.");
            } else {
                MAILBOXES.forEach(
                        box -> option.withArrayProperty("ValidationEmails").add(box + "@" + bare));
            }
        }
    }

    private ObjectNode describe(ObjectNode given, String region) {
        ObjectNode certificate = existing(given, region);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("Certificate", CertificateForm.detail(certificate, users(certificate)));
        return answer;
    }

    /** The ARNs of the distributions that show it to viewers. */
    private List<String> users(ObjectNode certificate) {
        return context.store().table("cloudfront Distribution", "").all().stream()
                .filter(distribution -> distribution
                        .path("DistributionConfig")
                        .path("ViewerCertificate")
                        .path("ACMCertificateArn")
                        .equals(certificate.path("CertificateArn")))
                .map(distribution -> distribution.path("ARN").asText())
                .toList();
    }

    private ObjectNode list(ObjectNode given, String region) {
        int most = given.path("MaxItems").asInt(MOST);
        if (most < 1 || most > MOST) {
            throw Acm.invalid("MaxItems must be between 1 and " + MOST + ".");
        }
        Set<String> statuses = texts(given.path("CertificateStatuses"));
        Set<String> types = texts(given.path("Includes").path("keyTypes"));
        List<ObjectNode> all = table(context, region).all().stream()
                .filter(one -> statuses.isEmpty()
                        || statuses.contains(one.path("Status").asText()))
                .filter(one -> (types.isEmpty() ? UNLESS_ASKED : types)
                        .contains(one.path("KeyAlgorithm").asText()))
                .toList();
        int from = from(given.path("NextToken").asText(""), all);
        int to = Math.min(all.size(), from + most);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("CertificateSummaryList");
        all.subList(from, to).forEach(one -> list.add(CertificateForm.summary(one, users(one))));
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
            throw Acm.invalid("The next token is not one of this list.");
        }
        return arns.indexOf(token) + 1;
    }

    private ObjectNode delete(ObjectNode given, String region) {
        ObjectNode certificate = existing(given, region);
        String arn = certificate.path("CertificateArn").asText();
        if (!users(certificate).isEmpty()) {
            throw new ServiceError(
                    400,
                    "ResourceInUseException",
                    "Certificate " + arn + " in account " + context.account() + " is in use.");
        }
        table(context, region).remove(arn);
        return JsonNodeFactory.instance.objectNode();
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
