package livestream.simulator.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import livestream.simulator.http.Refusal;
import livestream.simulator.store.World;

/**
 * The values of secrets, in versions with stages: the newest is AWSCURRENT, the one before it AWSPREVIOUS. A token that was
 * used before with the same value changes nothing; with another value it is refused.
 */
final class SecretValues {

    private static final int BYTES = 65_536;
    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private final World world;
    private final Secrets secrets;

    SecretValues(World world, Secrets secrets) {
        this.world = world;
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
    String addCurrent(ObjectNode secret, ObjectNode given, String region) {
        return add(secret, given, List.of(CURRENT), region);
    }

    private ObjectNode get(ObjectNode given, String region) {
        ObjectNode secret = secrets.usable(given, region);
        String stage = given.path("VersionStage").asText(CURRENT);
        String wanted = given.path("VersionId").asText("");
        for (Map.Entry<String, JsonNode> version : secret.path("Versions").properties()) {
            boolean staged = has(version.getValue().path("Stages"), stage);
            boolean found = wanted.isEmpty()
                    ? staged
                    : version.getKey().equals(wanted) && (staged || !given.has("VersionStage"));
            if (found) {
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

    private ObjectNode put(ObjectNode given, String region) {
        ObjectNode secret = secrets.usable(given, region);
        List<String> stages = List.of(CURRENT);
        if (!given.path("VersionStages").isEmpty()) {
            stages = StreamSupport.stream(given.path("VersionStages").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        String id = add(secret, given, stages, region);
        secrets.keep(secret, region);
        ObjectNode answer = Secrets.identity(secret).put("VersionId", id);
        answer.set("VersionStages", secret.path("Versions").path(id).path("Stages"));
        return answer;
    }

    private ObjectNode update(ObjectNode given, String region) {
        ObjectNode secret = secrets.usable(given, region);
        for (String member : List.of("Description", "KmsKeyId")) {
            if (given.has(member)) {
                secret.set(member, given.path(member));
            }
        }
        ObjectNode answer = Secrets.identity(secret);
        if (isGiven(given)) {
            answer.put("VersionId", addCurrent(secret, given, region));
        }
        secret.put("LastChangedDate", world.now());
        secrets.keep(secret, region);
        return answer;
    }

    private String add(ObjectNode secret, ObjectNode given, List<String> stages, String region) {
        checkValue(given);
        String token = given.path("ClientRequestToken").asText("");
        if (!token.isEmpty() && (token.length() < 32 || token.length() > 64)) {
            throw SecretsManager.invalidParameter("ClientRequestToken must be 32-64 characters long.");
        }
        ObjectNode versions = secret.withObjectProperty("Versions");
        if (versions.has(token)) {
            if (!isSame(versions.path(token), given)) {
                throw new Refusal(
                        400,
                        "ResourceExistsException",
                        "You can't use ClientRequestToken because that value is already in use for a version of this"
                                + " secret with a different value.");
            }
            return token;
        }
        String id = token.isEmpty() ? world.ids().uuid("secretsmanager version", region) : token;
        ObjectNode version = versions.putObject(id);
        for (String member : List.of("SecretString", "SecretBinary")) {
            if (given.has(member)) {
                version.set(member, given.path(member));
            }
        }
        version.put("CreatedDate", world.now());
        version.putArray("Stages");
        stages.forEach(stage -> moveStage(versions, stage, id));
        secret.put("LastChangedDate", world.now());
        return id;
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
