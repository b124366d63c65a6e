package livestream.simulator.kms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.Ids;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/**
 * Symmetric keys: enabled, disabled, or waiting for their deletion of 7 to 30 days.
 *
 * <p>Source: KMS API reference and developer guide, "Key states of AWS KMS keys". A deleted key takes its aliases along.
 */
final class Keys {

    /** What their shelves are called, before the region. */
    static final String KIND = "kms key";

    private static final Pattern ID = Pattern.compile("(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LEAVING = "PendingDeletion";
    private static final String SYMMETRIC = "SYMMETRIC_DEFAULT";

    private final SimulatorContext context;

    Keys(SimulatorContext context) {
        this.context = context;
    }

    static boolean isLeaving(ObjectNode key) {
        return key.path("KeyState").asText().equals(LEAVING);
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("CreateKey", this::create);
        operations.put("DescribeKey", this::describe);
        operations.put("DisableKey", (given, region) -> change(given, region, key -> to(key, "Disabled")));
        operations.put("EnableKey", (given, region) -> change(given, region, key -> to(key, "Enabled")));
        operations.put("ScheduleKeyDeletion", this::schedule);
        operations.put("CancelKeyDeletion", this::cancel);
    }

    /** So many bytes that nobody can guess. */
    static byte[] random(int bytes) {
        byte[] some = new byte[bytes];
        RANDOM.nextBytes(some);
        return some;
    }

    /** A key by its id, its ARN, its alias or the ARN of its alias. */
    ObjectNode existing(String asked, String region) {
        String bare = bare(asked, region);
        return bare.startsWith("alias/") ? ofAlias(bare, region) : byId(bare, region);
    }

    /** A key by its id or ARN. */
    ObjectNode named(String asked, String region) {
        return byId(bare(asked, region), region);
    }

    /** A key that may be used now. */
    ObjectNode usable(String asked, String region) {
        ObjectNode key = existing(asked, region);
        String arn = key.path("Arn").asText();
        if (isLeaving(key)) {
            throw invalidState(arn + " is pending deletion.");
        } else if (!key.path("Enabled").asBoolean()) {
            throw new ServiceError(400, "DisabledException", arn + " is disabled.");
        }
        return key;
    }

    static ServiceError invalidMarker() {
        return new ServiceError(400, "InvalidMarkerException", "The marker is not one that was given.");
    }

    static ServiceError invalidState(String text) {
        return new ServiceError(400, "KMSInvalidStateException", text);
    }

    /** The aliases of a region, by name, also those whose key is gone. */
    Table aliases(String region) {
        return context.store().table("kms alias", region);
    }

    /** Whether an alias has a key, for a key that is gone took its aliases along. */
    boolean isAlive(ObjectNode alias, String region) {
        return table(region)
                .get(alias.path("TargetKeyId").asText())
                .filter(key -> !isGone(key))
                .isPresent();
    }

    private String bare(String asked, String region) {
        String[] parts = asked.split(":", 6);
        if (!asked.startsWith("arn:")) {
            return asked;
        } else if (parts.length < 6 || !parts[2].equals("kms")) {
            throw new ServiceError(400, "InvalidArnException", asked + " is not a valid ARN of KMS.");
        } else if (!parts[3].equals(region) || !parts[4].equals(context.account())) {
            throw Kms.notFound("Invalid arn " + parts[3]);
        }
        return parts[5].startsWith("key/") ? parts[5].substring("key/".length()) : parts[5];
    }

    private ObjectNode ofAlias(String name, String region) {
        String target = aliases(region)
                .get(name)
                .filter(alias -> isAlive(alias, region))
                .orElseThrow(() -> Kms.notFound("Alias " + arn(region, name) + " is not found."))
                .path("TargetKeyId")
                .asText();
        return byId(target, region);
    }

    private ObjectNode byId(String id, String region) {
        return table(region).get(id).filter(key -> !isGone(key)).orElseThrow(() -> missing(id, region));
    }

    /** Whether the window of a key is over; it stays in its table, and is not found. */
    private boolean isGone(ObjectNode key) {
        return isLeaving(key) && !context.clock().instant().isBefore(instant(key, "DeletionDate"));
    }

    private ServiceError missing(String id, String region) {
        if (!ID.matcher(id).matches()) {
            return Kms.notFound("Invalid keyId '" + id + "'");
        }
        return Kms.notFound("Key '" + arn(region, "key/" + id) + "' does not exist");
    }

    /** The ARN of a key or an alias. */
    String arn(String region, String resource) {
        return "arn:aws:kms:" + region + ":" + context.account() + ":" + resource;
    }

    private ObjectNode create(ObjectNode given, String region) {
        Kms.checkOnly(
                given,
                Map.of(
                        "Policy", "",
                        "KeyUsage", "ENCRYPT_DECRYPT",
                        "CustomerMasterKeySpec", SYMMETRIC,
                        "KeySpec", SYMMETRIC,
                        "Origin", "AWS_KMS",
                        "CustomKeyStoreId", "",
                        "XksKeyId", "",
                        "MultiRegion", "false"));
        String id = context.ids().uuid(KIND, region);
        ObjectNode key = JsonNodeFactory.instance
                .objectNode()
                .put("AWSAccountId", context.account())
                .put("KeyId", id)
                .put("Arn", arn(region, "key/" + id))
                .put("CreationDate", seconds(context.clock().instant()))
                .put("Description", given.path("Description").asText(""))
                .put("KeyUsage", "ENCRYPT_DECRYPT")
                .put("Origin", "AWS_KMS")
                .put("KeyManager", "CUSTOMER")
                .put("CustomerMasterKeySpec", SYMMETRIC)
                .put("KeySpec", SYMMETRIC)
                .put("MultiRegion", false);
        key.putArray("EncryptionAlgorithms").add(SYMMETRIC);
        KeyTags.check(given.path("Tags"));
        key.set("Tags", given.path("Tags"));
        key.put("Material", random(32));
        return keep(to(key, "Enabled"), region);
    }

    private ObjectNode describe(ObjectNode given, String region) {
        return shown(existing(given.path("KeyId").asText(), region));
    }

    private ObjectNode schedule(ObjectNode given, String region) {
        int days = given.path("PendingWindowInDays").asInt(30);
        if (days < 7 || days > 30) {
            throw Kms.invalid("PendingWindowInDays must be between 7 and 30.");
        }
        ObjectNode key = named(given.path("KeyId").asText(), region);
        if (isLeaving(key)) {
            throw invalidState(key.path("Arn").asText() + " is pending deletion.");
        }
        Instant gone = context.clock().instant().plus(Duration.ofDays(days));
        keep(to(key, LEAVING).put("DeletionDate", seconds(gone)), region);
        return answer(key)
                .put("KeyState", LEAVING)
                .put("PendingWindowInDays", days)
                .put("DeletionDate", seconds(gone));
    }

    private ObjectNode cancel(ObjectNode given, String region) {
        ObjectNode key = named(given.path("KeyId").asText(), region);
        if (!isLeaving(key)) {
            throw invalidState(key.path("Arn").asText() + " is not pending deletion.");
        }
        key.remove("DeletionDate");
        keep(to(key, "Disabled"), region);
        return answer(key);
    }

    /** Changes a key by its id or ARN, unless it is leaving. */
    ObjectNode change(ObjectNode given, String region, UnaryOperator<ObjectNode> change) {
        ObjectNode key = named(given.path("KeyId").asText(), region);
        if (isLeaving(key)) {
            throw invalidState(key.path("Arn").asText() + " is pending deletion.");
        }
        keep(change.apply(key), region);
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode to(ObjectNode key, String state) {
        return key.put("KeyState", state).put("Enabled", state.equals("Enabled"));
    }

    private ObjectNode keep(ObjectNode key, String region) {
        table(region).put(key.path("KeyId").asText(), key);
        return shown(key);
    }

    /** What its material is called; it is never rotated here. */
    static String materialId(ObjectNode key) {
        return Ids.fixedHex("kms material " + key.path("Arn").asText(), 64);
    }

    private static ObjectNode shown(ObjectNode key) {
        ObjectNode metadata = key.deepCopy().put("CurrentKeyMaterialId", materialId(key));
        metadata.remove("Material");
        metadata.remove("Tags");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("KeyMetadata", metadata);
        return answer;
    }

    private static ObjectNode answer(ObjectNode key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("KeyId", key.path("Arn").asText());
    }

    /** A time as JSON 1.1 has it: seconds, with a fraction. */
    static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private static Instant instant(ObjectNode thing, String member) {
        return Instant.ofEpochMilli(Math.round(thing.path(member).asDouble() * 1000));
    }

    private Table table(String region) {
        return context.store().table(KIND, region);
    }
}
