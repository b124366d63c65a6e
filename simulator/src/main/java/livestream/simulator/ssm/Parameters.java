package livestream.simulator.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import livestream.simulator.http.Refusal;
import livestream.simulator.store.Shelf;
import livestream.simulator.store.World;

/**
 * Parameters with a version that counts up. A SecureString is readable only with decryption.
 *
 * <p>Source: Systems Manager API reference. Labels, policies, history and own KMS keys are not pretended; a value before the
 * newest is gone. UNKNOWN: the exact text that AWS gives for a SecureString without decryption; it is ciphertext in base64.
 */
final class Parameters {

    private static final int MOST = 50;
    private static final List<String> KEPT =
            List.of("Name", "Description", "Value", "Type", "AllowedPattern", "Tier", "DataType", "Tags");

    private final World world;

    Parameters(World world) {
        this.world = world;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("PutParameter", this::put);
        operations.put("GetParameter", this::get);
        operations.put("DeleteParameter", this::delete);
        operations.put("DescribeParameters", this::describe);
    }

    private ObjectNode put(ObjectNode given, String region) {
        String name = given.path("Name").asText();
        ParameterRules.checkName(name);
        ObjectNode old = shelf(region).get(name).orElse(null);
        ObjectNode parameter = old == null ? JsonNodeFactory.instance.objectNode() : old;
        if (old != null) {
            ParameterRules.checkChange(old, given);
        } else if (!given.has("Type")) {
            throw ParameterRules.invalid("A parameter type is required when you create a parameter.");
        }
        for (String member : KEPT) {
            if (given.has(member)) {
                parameter.set(member, given.path(member));
            }
        }
        String asked = parameter.path("Tier").asText("Standard");
        String tier = asked.equals("Intelligent-Tiering") ? "Standard" : asked;
        parameter.put("Tier", tier);
        ParameterRules.checkValue(
                parameter.path("Value").asText(),
                parameter.path("AllowedPattern").asText(""),
                tier);
        parameter.put("Version", parameter.path("Version").asLong(0) + 1);
        parameter.put("LastModifiedDate", world.clock().instant().toEpochMilli() / 1000.0);
        shelf(region).put(name, parameter);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("Tier", tier);
        return answer.set("Version", parameter.path("Version"));
    }

    private ObjectNode get(ObjectNode given, String region) {
        String asked = given.path("Name").asText();
        String name = bare(asked, region);
        int colon = name.lastIndexOf(':');
        ObjectNode parameter = existing(colon < 0 ? name : name.substring(0, colon), region);
        if (colon >= 0
                && !name.substring(colon + 1).equals(parameter.path("Version").asText())) {
            throw new Refusal(400, "ParameterVersionNotFound", "The parameter has no such version.");
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("Name", "Type", "Value", "Version", "LastModifiedDate")) {
            shown.set(member, parameter.path(member));
        }
        boolean secure = parameter.path("Type").asText().equals("SecureString");
        if (secure && !given.path("WithDecryption").asBoolean()) {
            byte[] cipher =
                    ("encrypted " + parameter.path("Value").asText().hashCode()).getBytes(StandardCharsets.UTF_8);
            shown.put("Value", Base64.getEncoder().encodeToString(cipher));
        }
        if (colon >= 0) {
            shown.put("Selector", name.substring(colon));
        }
        shown.put("ARN", arn(parameter.path("Name").asText(), region));
        shown.put("DataType", parameter.path("DataType").asText("text"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("Parameter", shown);
        return answer;
    }

    private ObjectNode delete(ObjectNode given, String region) {
        String name = given.path("Name").asText();
        existing(name, region);
        shelf(region).remove(name);
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode describe(ObjectNode given, String region) {
        int most = given.path("MaxResults").asInt(MOST);
        if (most < 1 || most > MOST) {
            throw ParameterRules.invalid("MaxResults must be between 1 and 50.");
        }
        int from = from(given.path("NextToken").asText("0"));
        List<ObjectNode> fitting = shelf(region).all().stream()
                .filter(parameter -> fits(parameter, given.path("ParameterFilters")))
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("Parameters");
        fitting.stream().skip(from).limit(most).forEach(parameter -> {
            ObjectNode shown = parameter.deepCopy();
            shown.remove(List.of("Value", "Tags"));
            shown.put("ARN", arn(parameter.path("Name").asText(), region));
            list.add(shown);
        });
        if (fitting.size() > from + most) {
            answer.put("NextToken", String.valueOf(from + most));
        }
        return answer;
    }

    private static int from(String token) {
        if (!token.matches("[0-9]{1,9}")) {
            throw new Refusal(400, "InvalidNextToken", "The specified token isn't valid.");
        }
        return Integer.parseInt(token);
    }

    private static boolean fits(ObjectNode parameter, JsonNode filters) {
        for (JsonNode filter : filters) {
            String key = filter.path("Key").asText();
            String option = filter.path("Option").asText("Equals");
            if (!List.of("Name", "Type").contains(key)
                    || !List.of("Equals", "BeginsWith", "Contains").contains(option)) {
                throw new Refusal(400, "InvalidFilterKey", "The simulator filters parameters by Name and Type only.");
            }
            String value = parameter.path(key).asText();
            boolean fits = StreamSupport.stream(filter.path("Values").spliterator(), false)
                    .map(JsonNode::asText)
                    .anyMatch(wanted -> switch (option) {
                        case "BeginsWith" -> value.startsWith(wanted);
                        case "Contains" -> value.contains(wanted);
                        default -> value.equals(wanted);
                    });
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private ObjectNode existing(String name, String region) {
        return shelf(region)
                .get(name)
                .orElseThrow(() -> new Refusal(400, "ParameterNotFound", "The parameter couldn't be found."));
    }

    /** The name within an ARN; in one, the slash of a hierarchy is the one after {@code parameter}. */
    private String bare(String asked, String region) {
        String start = "arn:aws:ssm:" + region + ":" + world.account() + ":parameter";
        if (!asked.startsWith(start)) {
            return asked;
        }
        String path = asked.substring(start.length());
        return shelf(region).has(path) ? path : path.substring(1);
    }

    private String arn(String name, String region) {
        return "arn:aws:ssm:" + region + ":" + world.account() + ":parameter" + (name.startsWith("/") ? "" : "/")
                + name;
    }

    private Shelf shelf(String region) {
        return world.store().shelf("ssm parameter", region);
    }
}
