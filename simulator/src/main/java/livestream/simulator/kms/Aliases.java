package livestream.simulator.kms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;

/** Names of keys, one of each in a region. Source: KMS API reference; UNKNOWN: the code for a name that is AWS's own. */
final class Aliases {

    private static final Pattern NAME = Pattern.compile("alias/[a-zA-Z0-9/_-]{1,250}");
    private static final Pattern CHARACTERS = Pattern.compile("^[a-zA-Z0-9:/_-]+$");
    /** What AWS has made for services that are simulated here; none has a key before the service needs one. */
    private static final List<String> OF_AWS =
            List.of("alias/aws/acm", "alias/aws/s3", "alias/aws/secretsmanager", "alias/aws/ssm");

    private static final int MOST = 100;
    private static final int UNLESS_SAID = 50;

    private final SimulatorContext context;
    private final Keys keys;

    Aliases(SimulatorContext context, Keys keys) {
        this.context = context;
        this.keys = keys;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("CreateAlias", this::create);
        operations.put("DeleteAlias", this::delete);
        operations.put("ListAliases", this::list);
    }

    private ObjectNode create(ObjectNode given, String region) {
        String name = given.path("AliasName").asText();
        String target = given.path("TargetKeyId").asText();
        if (!CHARACTERS.matcher(name).matches()) {
            throw Kms.invalid("1 validation error detected: Value '" + name
                    + "' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + CHARACTERS);
        } else if (!name.startsWith("alias/")) {
            throw Kms.invalid("Invalid identifier");
        } else if (!NAME.matcher(name).matches()) {
            throw Kms.invalid(name + " contains invalid characters for an alias");
        } else if (name.startsWith("alias/aws/")) {
            throw new ServiceError(400, "InvalidAliasNameException", "Names that begin with alias/aws/ are reserved.");
        } else if (target.startsWith("alias/") || target.contains(":alias/")) {
            throw Kms.invalid("Aliases must refer to keys. Not aliases");
        }
        ObjectNode key = keys.named(target, region);
        if (Keys.isLeaving(key)) {
            throw Keys.invalidState(key.path("Arn").asText() + " is pending deletion.");
        }
        String arn = keys.arn(region, name);
        if (isTaken(name, region)) {
            throw new ServiceError(400, "AlreadyExistsException", "An alias with the name " + arn + " already exists");
        }
        double now = Keys.seconds(context.clock().instant());
        ObjectNode alias = JsonNodeFactory.instance
                .objectNode()
                .put("AliasName", name)
                .put("AliasArn", arn)
                .put("TargetKeyId", key.path("KeyId").asText())
                .put("CreationDate", now)
                .put("LastUpdatedDate", now);
        keys.aliases(region).put(name, alias);
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode delete(ObjectNode given, String region) {
        String name = given.path("AliasName").asText();
        if (!isTaken(name, region)) {
            throw Kms.notFound("Alias " + keys.arn(region, name) + " is not found.");
        }
        keys.aliases(region).remove(name);
        return JsonNodeFactory.instance.objectNode();
    }

    private boolean isTaken(String name, String region) {
        return keys.aliases(region)
                .get(name)
                .filter(alias -> keys.isAlive(alias, region))
                .isPresent();
    }

    private ObjectNode list(ObjectNode given, String region) {
        int most = given.path("Limit").asInt(UNLESS_SAID);
        if (most < 1 || most > MOST) {
            throw Kms.invalid("Limit must be between 1 and 100.");
        }
        String key = given.has("KeyId")
                ? keys.named(given.path("KeyId").asText(), region).path("KeyId").asText()
                : "";
        List<ObjectNode> all = new ArrayList<>();
        keys.aliases(region).all().stream()
                .filter(alias -> keys.isAlive(alias, region))
                .filter(alias ->
                        key.isEmpty() || alias.path("TargetKeyId").asText().equals(key))
                .forEach(all::add);
        if (key.isEmpty()) {
            OF_AWS.forEach(name -> all.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("AliasName", name)
                    .put("AliasArn", keys.arn(region, name))));
        }
        int from = from(given.path("Marker").asText(""), all);
        int to = Math.min(all.size(), from + most);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("Aliases");
        all.subList(from, to).forEach(list::add);
        if (to < all.size()) {
            answer.put("NextMarker", all.get(to - 1).path("AliasName").asText());
        }
        return answer.put("Truncated", to < all.size());
    }

    /** A marker is the name of the last alias of the page before. */
    private static int from(String marker, List<ObjectNode> all) {
        int from = all.stream()
                        .map(alias -> alias.path("AliasName").asText())
                        .toList()
                        .indexOf(marker)
                + 1;
        if (!marker.isEmpty() && from == 0) {
            throw Keys.invalidMarker();
        }
        return from;
    }
}
