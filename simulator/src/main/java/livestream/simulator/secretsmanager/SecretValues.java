package livestream.simulator.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;

/**
 * The values of secrets, in versions with stages: the newest is AWSCURRENT, the one before it AWSPREVIOUS. A token that was
 * used before with the same value changes nothing; with another value it is refused.
 */
final class SecretValues {

    private static final int BYTES = 65_536;
    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private final SimulatorContext context;
    private final Secrets secrets;

    SecretValues(SimulatorContext context, Secrets secrets) {
        this.context = context;
        this.secrets = secrets;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("GetSecretValue", this::get);
        operations.put("PutSecretValue", this::put);
        operations.put("UpdateSecret", this::update);
    }

    /** Whether a request carries a value. */
    static boolean isGiven(ObjectNode given) {
        return given.has("SecretString") || given.has("SecretBinary");
    }

    /** Whether a version holds the value of a request. */
    static boolean isSame(JsonNode version, ObjectNode given) {
        return !version.isMissingNode()
                && version.path("SecretString").equals(given.path("SecretString"))
                && version.path("SecretBinary").equals(given.path("SecretBinary"));
    }

    /** Adds the value of a request as the current version, and returns the version's id. */
    String addCurrent(ObjectNode secret, ObjectNode given) {
        return add(secret, given, List.of(CURRENT));
    }

    private ObjectNode get(ObjectNode given, String region) {
        ObjectNode secret = secrets.usable(given, region);
        String stage = given.path("VersionStage").asText(CURRENT);
        String wanted = given.path("VersionId").asText("");
        checkStage(secret, given);
        for (Map.Entry<String, JsonNode> version : secret.path("Versions").properties()) {
            boolean staged = has(version.getValue().path("Stages"), stage);
            boolean found = wanted.isEmpty()
                    ? staged
                    : version.getKey().equals(wanted) && (staged || !given.has("VersionStage"));
            if (found) {
                remember(secret, region);
                ObjectNode answer = Secrets.identity(secret).put("VersionId", version.getKey());
                for (String member : List.of("SecretString", "SecretBinary")) {
                    if (version.getValue().has(member)) {
                        answer.set(member, version.getValue().path(member));
                    }
                }
                answer.set("VersionStages", version.getValue().path("Stages"));
                Instant created =
                        Instant.parse(version.getValue().path("CreatedDate").asText());
                return answer.put("CreatedDate", Secrets.seconds(created));
            }
        }
        String which = wanted.isEmpty() ? "staging label: " + stage : "VersionId: " + wanted;
        throw SecretsManager.notFound("Secrets Manager can't find the specified secret value for " + which);
    }

    private static void checkStage(ObjectNode secret, ObjectNode given) {
        JsonNode version = secret.path("Versions").path(given.path("VersionId").asText(""));
        if (given.has("VersionStage")
                && !version.isMissingNode()
                && !has(version.path("Stages"), given.path("VersionStage").asText())) {
            throw SecretsManager.invalidRequest(
                    "You provided a VersionStage that is not associated to the provided VersionId.");
        }
    }

    /** On which day it was read last; the time of day is not told. */
    private void remember(ObjectNode secret, String region) {
        String day = context.clock().instant().truncatedTo(ChronoUnit.DAYS).toString();
        if (!secret.path("LastAccessedDate").asText("").equals(day)) {
            secrets.keep(secret.put("LastAccessedDate", day), region);
        }
    }

    /** A client that knows the API makes one by itself. */
    static void checkToken(ObjectNode given) {
        if (!given.has("ClientRequestToken")) {
            throw SecretsManager.invalidRequest(
                    "You must provide a ClientRequestToken value. We recommend a UUID-type value.");
        }
    }

    private ObjectNode put(ObjectNode given, String region) {
        checkToken(given);
        ObjectNode secret = secrets.usable(given, region);
        List<String> stages = List.of(CURRENT);
        if (!given.path("VersionStages").isEmpty()) {
            stages = StreamSupport.stream(given.path("VersionStages").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        String id = add(secret, given, stages);
        secrets.keep(secret, region);
        ObjectNode answer = Secrets.identity(secret).put("VersionId", id);
        answer.set("VersionStages", secret.path("Versions").path(id).path("Stages"));
        return answer;
    }

    private ObjectNode update(ObjectNode given, String region) {
        checkToken(given);
        ObjectNode secret = secrets.usable(given, region);
        for (String member : List.of("Description", "KmsKeyId")) {
            if (given.has(member)) {
                secret.set(member, given.path(member));
            }
        }
        ObjectNode answer = Secrets.identity(secret);
        if (isGiven(given)) {
            answer.put("VersionId", addCurrent(secret, given));
        }
        secret.put("LastChangedDate", context.now());
        secrets.keep(secret, region);
        return answer;
    }

    private String add(ObjectNode secret, ObjectNode given, List<String> stages) {
        checkValue(given);
        String token = given.path("ClientRequestToken").asText();
        if (token.length() < 32 || token.length() > 64) {
            throw SecretsManager.invalidParameter("ClientRequestToken must be 32-64 characters long.");
        }
        ObjectNode versions = secret.withObjectProperty("Versions");
        if (versions.has(token)) {
            if (!isSame(versions.path(token), given)) {
                throw new ServiceError(
                        400,
                        "ResourceExistsException",
                        "You can't use ClientRequestToken " + token
                                + " because that value is already in use for a version of secret "
                                + secret.path("ARN").asText() + ".");
            }
            return token;
        }
        ObjectNode version = versions.putObject(token);
        for (String member : List.of("SecretString", "SecretBinary")) {
            if (given.has(member)) {
                version.set(member, given.path(member));
            }
        }
        version.put("CreatedDate", context.now());
        version.putArray("Stages");
        boolean first = versions.size() == 1;
        stages.forEach(stage -> moveStage(versions, stage, token));
        if (first && !stages.contains(CURRENT)) {
            // Whatever stages its first version is given, a secret has a current one.
            moveStage(versions, CURRENT, token);
        }
        secret.put("LastChangedDate", context.now());
        return token;
    }

    /** A stage is on one version at a time; the version that loses AWSCURRENT becomes AWSPREVIOUS. */
    private static void moveStage(ObjectNode versions, String stage, String to) {
        String from = "";
        for (Map.Entry<String, JsonNode> version : versions.properties()) {
            if (remove((ArrayNode) version.getValue().path("Stages"), stage)) {
                from = version.getKey();
            }
        }
        ((ArrayNode) versions.path(to).path("Stages")).add(stage);
        if (stage.equals(CURRENT) && !from.isEmpty()) {
            moveStage(versions, PREVIOUS, from);
        }
    }

    private static boolean remove(ArrayNode stages, String stage) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).asText().equals(stage)) {
                stages.remove(i);
                return true;
            }
        }
        return false;
    }

    private static boolean has(JsonNode stages, String stage) {
        for (JsonNode label : stages) {
            if (label.asText().equals(stage)) {
                return true;
            }
        }
        return false;
    }

    private static void checkValue(ObjectNode given) {
        if (given.has("SecretString") == given.has("SecretBinary")) {
            throw SecretsManager.invalidParameter("You must provide either SecretString or SecretBinary.");
        }
        String value = given.path("SecretString").asText("")
                + given.path("SecretBinary").asText("");
        if (value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            throw SecretsManager.invalidParameter("The secret value is empty or longer than " + BYTES + " bytes.");
        }
    }
}
