package livestream.simulator.secretsmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Secrets: named things with versions of a value, deleted at once or after a window in which the name stays taken.
 *
 * <p>Source: Secrets Manager API reference. Keys of KMS, replicas and rotation are not simulated: a key is kept unseen, a
 * request for replicas is refused.
 */
final class Secrets {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");

    private final SimulatorContext context;

    Secrets(SimulatorContext context) {
        this.context = context;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("CreateSecret", this::create);
        operations.put("DescribeSecret", this::describe);
        operations.put("DeleteSecret", this::delete);
        operations.put("RestoreSecret", this::restore);
        operations.put("ListSecrets", this::list);
        operations.put("GetResourcePolicy", (given, region) -> identity(existing(given, region)));
    }

    /** The secret that a request names, by its name, its ARN, or its ARN without the random end. */
    ObjectNode existing(ObjectNode given, String region) {
        String id = given.path("SecretId").asText();
        return all(region).stream()
                .filter(secret -> isNamed(secret, id))
                .findFirst()
                .orElseThrow(() -> SecretsManager.notFound("Secrets Manager can't find the specified secret."));
    }

    /** The same, refused when it is scheduled for deletion. */
    ObjectNode usable(ObjectNode given, String region) {
        ObjectNode secret = existing(given, region);
        if (secret.has("DeletedDate")) {
            throw SecretsManager.invalidRequest(
                    "You can't perform this operation on the secret because it was marked" + " for deletion.");
        }
        return secret;
    }

    /** Keeps a changed secret. */
    void keep(ObjectNode secret, String region) {
        table(region).put(secret.path("Name").asText(), secret);
    }

    /** The start of most answers. */
    static ObjectNode identity(ObjectNode secret) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("ARN", secret.path("ARN"));
        answer.set("Name", secret.path("Name"));
        return answer;
    }

    private ObjectNode create(ObjectNode given, String region) {
        SecretValues.checkToken(given);
        String name = given.path("Name").asText();
        if (!NAME.matcher(name).matches()) {
            throw SecretsManager.invalidParameter("Invalid name. Must be a valid name containing alphanumeric"
                    + " characters, or any of the following: -/_+=.@!");
        }
        if (!given.path("AddReplicaRegions").isEmpty()) {
            throw SecretsManager.invalidParameter("The simulator does not pretend replica regions.");
        }
        ObjectNode old = all(region).stream()
                .filter(secret -> secret.path("Name").asText().equals(name))
                .findFirst()
                .orElse(null);
        if (old != null) {
            return repeated(old, given);
        }
        ObjectNode secret = JsonNodeFactory.instance.objectNode();
        secret.put("ARN", newArn(name, region));
        secret.put("Name", name);
        for (String member : List.of("Description", "KmsKeyId")) {
            if (given.has(member)) {
                secret.set(member, given.path(member));
            }
        }
        secret.put("CreatedDate", context.now());
        secret.put("LastChangedDate", context.now());
        secret.putArray("Tags");
        SecretTags.add(secret, given.path("Tags"));
        secret.putObject("Versions");
        ObjectNode answer = identity(secret);
        if (SecretValues.isGiven(given)) {
            answer.put("VersionId", new SecretValues(context, this).addCurrent(secret, given));
        }
        keep(secret, region);
        return answer;
    }

    /** A create that is asked again with the same token and value has the same answer; any other is refused. */
    private static ObjectNode repeated(ObjectNode old, ObjectNode given) {
        if (old.has("DeletedDate")) {
            throw SecretsManager.invalidRequest("You can't create this secret because a secret with this name is"
                    + " already scheduled for deletion.");
        }
        String token = given.path("ClientRequestToken").asText();
        if (!SecretValues.isSame(old.path("Versions").path(token), given)) {
            throw new ServiceError(
                    400,
                    "ResourceExistsException",
                    "The operation failed because the secret "
                            + old.path("Name").asText() + " already exists.");
        }
        return identity(old).put("VersionId", token);
    }

    private ObjectNode describe(ObjectNode given, String region) {
        return shown(existing(given, region));
    }

    private ObjectNode delete(ObjectNode given, String region) {
        boolean force = given.path("ForceDeleteWithoutRecovery").asBoolean();
        if (force && given.has("RecoveryWindowInDays")) {
            throw SecretsManager.invalidParameter(
                    "You can't use ForceDeleteWithoutRecovery in conjunction with" + " RecoveryWindowInDays.");
        }
        long days = given.path("RecoveryWindowInDays").asLong(30);
        if (days < 7 || days > 30) {
            throw SecretsManager.invalidParameter(
                    "The RecoveryWindowInDays value must be between 7 and 30 days" + " (inclusive).");
        }
        Instant now = context.clock().instant();
        if (force) {
            return deleteNow(given, region, now);
        }
        ObjectNode secret = usable(given, region);
        Instant date = now.plus(Duration.ofDays(days));
        secret.put("DeletedDate", date.toString());
        keep(secret, region);
        return identity(secret).put("DeletionDate", seconds(date));
    }

    /** Forcing is not refused when there is nothing to delete, says the API reference. */
    private ObjectNode deleteNow(ObjectNode given, String region, Instant now) {
        String id = given.path("SecretId").asText();
        for (ObjectNode secret : all(region)) {
            if (isNamed(secret, id)) {
                table(region).remove(secret.path("Name").asText());
                return identity(secret).put("DeletionDate", seconds(now));
            }
        }
        ObjectNode never = JsonNodeFactory.instance.objectNode().put("ARN", newArn(id, region));
        return never.put("Name", id).put("DeletionDate", seconds(now));
    }

    private String newArn(String name, String region) {
        String end = context.ids().lower("secretsmanager secret", region, 6);
        return "arn:aws:secretsmanager:" + region + ":" + context.account() + ":secret:" + name + "-" + end;
    }

    private ObjectNode restore(ObjectNode given, String region) {
        ObjectNode secret = existing(given, region);
        secret.remove("DeletedDate");
        keep(secret, region);
        return identity(secret);
    }

    private ObjectNode list(ObjectNode given, String region) {
        boolean planned = given.path("IncludePlannedDeletion").asBoolean();
        int most = given.path("MaxResults").asInt(100);
        if (most < 1 || most > 100) {
            throw SecretsManager.invalidParameter("MaxResults must be between 1 and 100.");
        }
        SecretFilters.check(given.path("Filters"));
        List<ObjectNode> found = all(region).stream()
                .filter(secret -> planned || !secret.has("DeletedDate"))
                .filter(secret -> SecretFilters.match(secret, given.path("Filters")))
                .toList();
        int from = 0;
        if (given.has("NextToken")) {
            String token = given.path("NextToken").asText();
            from = found.stream().map(s -> s.path("Name").asText()).toList().indexOf(token) + 1;
            if (from == 0) {
                throw new ServiceError(400, "InvalidNextTokenException", "The NextToken value is invalid.");
            }
        }
        int to = Math.min(found.size(), from + most);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var items = answer.putArray("SecretList");
        for (ObjectNode secret : found.subList(from, to)) {
            ObjectNode entry = shown(secret);
            if (entry.has("VersionIdsToStages")) {
                entry.set("SecretVersionsToStages", entry.remove("VersionIdsToStages"));
            }
            items.add(entry);
        }
        if (to < found.size()) {
            answer.set("NextToken", found.get(to - 1).path("Name"));
        }
        return answer;
    }

    /** What may be shown of a secret: all but its values. */
    private static ObjectNode shown(ObjectNode secret) {
        ObjectNode shown = identity(secret);
        for (String member : List.of("Description", "KmsKeyId", "Tags")) {
            if (secret.has(member)
                    && !(member.equals("Tags") && secret.path(member).isEmpty())) {
                shown.set(member, secret.path(member));
            }
        }
        for (String date : List.of("CreatedDate", "LastChangedDate", "LastAccessedDate", "DeletedDate")) {
            if (secret.has(date)) {
                shown.put(date, seconds(Instant.parse(secret.path(date).asText())));
            }
        }
        ObjectNode stages = JsonNodeFactory.instance.objectNode();
        secret.path("Versions").properties().forEach(version -> {
            JsonNode labels = version.getValue().path("Stages");
            if (!labels.isEmpty()) {
                stages.set(version.getKey(), labels);
            }
        });
        if (!stages.isEmpty()) {
            shown.set("VersionIdsToStages", stages);
        }
        return shown;
    }

    /** A time as JSON 1.1 has it: seconds, with a fraction. */
    static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    /** The secrets of a region; those whose window is over are gone. */
    private List<ObjectNode> all(String region) {
        for (ObjectNode secret : table(region).all()) {
            String deleted = secret.path("DeletedDate").asText("");
            if (!deleted.isEmpty() && !context.clock().instant().isBefore(Instant.parse(deleted))) {
                table(region).remove(secret.path("Name").asText());
            }
        }
        return table(region).all();
    }

    private static boolean isNamed(ObjectNode secret, String id) {
        String arn = secret.path("ARN").asText();
        return id.equals(secret.path("Name").asText())
                || id.equals(arn)
                || id.equals(arn.substring(0, arn.length() - 7));
    }

    private Table table(String region) {
        return context.store().table("secretsmanager secret", region);
    }
}
