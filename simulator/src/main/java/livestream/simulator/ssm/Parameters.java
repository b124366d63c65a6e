package livestream.simulator.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import livestream.simulator.http.ServiceError;
import livestream.simulator.kms.KeyUse;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Parameters with a version that counts up. A SecureString is readable only with decryption.
 *
 * <p>Source: Systems Manager API reference. Labels, policies and the history as such are not simulated, and the key of a
 * SecureString has to be there. UNKNOWN: the exact text that AWS gives for a SecureString without decryption; it is ciphertext in base64.
 */
final class Parameters {

    private static final int UNLESS_SAID = 10;
    private static final int VERSIONS = 100;
    private static final String HISTORY = "History";
    private static final List<String> OF_A_VERSION = List.of("Name", "Type", "Value", "Version", "LastModifiedDate");
    private static final List<String> KEPT =
            List.of("Description", "Value", "Type", "KeyId", "AllowedPattern", "Tier", "DataType", "Tags");

    /** The key that KMS keeps for Parameter Store. */
    private static final String OWN_KEY = "alias/aws/ssm";

    private final SimulatorContext context;
    private final KeyUse keys;

    Parameters(SimulatorContext context) {
        this.context = context;
        this.keys = new KeyUse(context);
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
        ParameterRules.checkMembers(given);
        ObjectNode old = find(name, region).orElse(null);
        ObjectNode parameter =
                old == null ? JsonNodeFactory.instance.objectNode().put("Name", name) : old;
        if (old != null) {
            ParameterRules.checkChange(old, given);
        } else if (!given.has("Type")) {
            throw ParameterRules.invalid("A parameter type is required when you create a parameter.");
        }
        if (old != null) {
            remember(parameter);
        }
        for (String member : KEPT) {
            if (given.has(member)) {
                parameter.set(member, given.path(member));
            }
        }
        checkKey(parameter, region);
        String asked = parameter.path("Tier").asText("Standard");
        String tier = asked.equals("Intelligent-Tiering") ? "Standard" : asked;
        parameter.put("Tier", tier);
        ParameterRules.checkValue(
                parameter.path("Value").asText(),
                parameter.path("AllowedPattern").asText(""),
                tier);
        parameter.put("Version", parameter.path("Version").asLong(0) + 1);
        parameter.put("LastModifiedDate", context.clock().instant().toEpochMilli() / 1000.0);
        keep(parameter, region);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("Tier", tier);
        return answer.set("Version", parameter.path("Version"));
    }

    private ObjectNode get(ObjectNode given, String region) {
        String name = bare(given.path("Name").asText(), region);
        int colon = name.lastIndexOf(':');
        ObjectNode parameter = existing(colon < 0 ? name : name.substring(0, colon), region);
        JsonNode version = colon < 0 ? parameter : version(parameter, name.substring(colon + 1));
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String member : OF_A_VERSION) {
            shown.set(member, version.path(member));
        }
        boolean secure = version.path("Type").asText().equals("SecureString");
        if (secure && !given.path("WithDecryption").asBoolean()) {
            byte[] cipher = ("encrypted " + version.path("Value").asText().hashCode()).getBytes(StandardCharsets.UTF_8);
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

    private void checkKey(ObjectNode parameter, String region) {
        String key = parameter.path("KeyId").asText(OWN_KEY);
        if (parameter.path("Type").asText().equals("SecureString") && !key.endsWith(OWN_KEY)) {
            keys.arn(key, region, this::said);
        }
    }

    /** As callers have reported it (segmentio/chamber#355, binxio/aws-ssm-copy#10). */
    private ServiceError said(ServiceError ofKms) {
        return new ServiceError(
                400,
                "InvalidKeyId",
                ofKms.text() + " (Service: AWSKMS; Status Code: 400; Error Code: " + ofKms.code() + "; Request ID: "
                        + context.ids().uuid("kms request", "") + "; Proxy: null)");
    }

    /** A version before the newest is kept as it was; of 100 the oldest goes. */
    private static void remember(ObjectNode parameter) {
        ObjectNode version = JsonNodeFactory.instance.objectNode();
        for (String member : OF_A_VERSION) {
            version.set(member, parameter.path(member));
        }
        ArrayNode history = parameter.withArrayProperty(HISTORY);
        history.add(version);
        if (history.size() >= VERSIONS) {
            history.remove(0);
        }
    }

    private static JsonNode version(ObjectNode parameter, String number) {
        if (parameter.path("Version").asText().equals(number)) {
            return parameter;
        }
        for (JsonNode version : parameter.path(HISTORY)) {
            if (version.path("Version").asText().equals(number)) {
                return version;
            }
        }
        throw new ServiceError(400, "ParameterVersionNotFound", "The parameter has no such version.");
    }

    private ObjectNode delete(ObjectNode given, String region) {
        ObjectNode parameter = existing(given.path("Name").asText(), region);
        table(region).remove(parameter.path("Name").asText());
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode describe(ObjectNode given, String region) {
        int most = given.path("MaxResults").asInt(UNLESS_SAID);
        int from = from(given.path("NextToken").asText("0"));
        ParameterFilters.check(given);
        boolean ofOthers = given.path("Shared").asBoolean();
        List<ObjectNode> fitting = table(region).all().stream()
                .filter(parameter -> !ofOthers && ParameterFilters.match(parameter, given))
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("Parameters");
        fitting.stream().skip(from).limit(most).forEach(parameter -> list.add(metadata(parameter, region)));
        if (fitting.size() > from + most) {
            answer.put("NextToken", String.valueOf(from + most));
        }
        return answer;
    }

    private ObjectNode metadata(ObjectNode parameter, String region) {
        ObjectNode shown = parameter.deepCopy();
        shown.remove(List.of("Value", "Tags", HISTORY));
        shown.put("ARN", arn(parameter.path("Name").asText(), region));
        shown.put("LastModifiedUser", "arn:aws:iam::" + context.account() + ":user/simulator");
        return shown.put("DataType", parameter.path("DataType").asText("text"));
    }

    private static int from(String token) {
        if (!token.matches("[0-9]{1,9}")) {
            throw new ServiceError(400, "InvalidNextToken", "The specified token isn't valid.");
        }
        return Integer.parseInt(token);
    }

    private ObjectNode existing(String name, String region) {
        return find(name, region)
                .orElseThrow(() -> new ServiceError(400, "ParameterNotFound", "The parameter couldn't be found."));
    }

    /** Keeps a changed parameter. */
    void keep(ObjectNode parameter, String region) {
        table(region).put(parameter.path("Name").asText(), parameter);
    }

    /** A name without levels is the same with a slash before it and without. */
    Optional<ObjectNode> find(String name, String region) {
        String bare = name.startsWith("/") ? name.substring(1) : name;
        Table table = table(region);
        return bare.contains("/") ? table.get(name) : table.get(bare).or(() -> table.get("/" + bare));
    }

    /** The name within an ARN; in one, the slash of a hierarchy is the one after {@code parameter}. */
    private String bare(String asked, String region) {
        String start = "arn:aws:ssm:" + region + ":" + context.account() + ":parameter";
        if (!asked.startsWith(start)) {
            return asked;
        }
        String path = asked.substring(start.length());
        return table(region).has(path) ? path : path.substring(1);
    }

    private String arn(String name, String region) {
        return "arn:aws:ssm:" + region + ":" + context.account() + ":parameter" + (name.startsWith("/") ? "" : "/")
                + name;
    }

    private Table table(String region) {
        return context.store().table("ssm parameter", region);
    }
}
