package livestream.simulator.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import livestream.simulator.http.ServiceError;

/** What keys are for. Source: KMS API reference. No message ever holds a plaintext. */
final class Cryptography {

    private static final String ALGORITHM = "SYMMETRIC_DEFAULT";
    private static final int MOST_TEXT = 4096;
    private static final int MOST_CIPHER = 6144;
    private static final int MOST_DATA_KEY = 1024;

    private final Keys keys;

    Cryptography(Keys keys) {
        this.keys = keys;
    }

    /** Adds the operations. */
    void addTo(Map<String, BiFunction<ObjectNode, String, ObjectNode>> operations) {
        operations.put("Encrypt", this::encrypt);
        operations.put("Decrypt", this::decrypt);
        operations.put("GenerateDataKey", this::generateDataKey);
    }

    private ObjectNode encrypt(ObjectNode given, String region) {
        check(given);
        byte[] plaintext = bytes(given, "Plaintext", MOST_TEXT);
        return encrypted(given, region, plaintext).put("EncryptionAlgorithm", ALGORITHM);
    }

    private ObjectNode generateDataKey(ObjectNode given, String region) {
        check(given);
        byte[] dataKey = Keys.random(dataKeyLength(given));
        ObjectNode key = keys.usable(given.path("KeyId").asText(), region);
        return encrypted(given, region, dataKey)
                .put("Plaintext", Base64.getEncoder().encodeToString(dataKey))
                .put("KeyMaterialId", Keys.materialId(key));
    }

    private ObjectNode encrypted(ObjectNode given, String region, byte[] plaintext) {
        ObjectNode key = keys.usable(given.path("KeyId").asText(), region);
        Ciphertext sealed = Ciphertext.seal(key, context(given), plaintext);
        return JsonNodeFactory.instance
                .objectNode()
                .put("CiphertextBlob", Base64.getEncoder().encodeToString(sealed.bytes()))
                .put("KeyId", key.path("Arn").asText());
    }

    private ObjectNode decrypt(ObjectNode given, String region) {
        check(given);
        Ciphertext sealed = Ciphertext.read(bytes(given, "CiphertextBlob", MOST_CIPHER));
        ObjectNode key = keys.usable(sealed.keyArn(), region);
        boolean named = given.has("KeyId");
        if (named && !keys.usable(given.path("KeyId").asText(), region).equals(key)) {
            throw new ServiceError(
                    400,
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that can perform this operation.");
        }
        byte[] plaintext = sealed.open(key, context(given));
        return JsonNodeFactory.instance
                .objectNode()
                .put("KeyId", key.path("Arn").asText())
                .put("Plaintext", Base64.getEncoder().encodeToString(plaintext))
                .put("KeyMaterialId", Keys.materialId(key))
                .put("EncryptionAlgorithm", ALGORITHM);
    }

    private static void check(ObjectNode given) {
        Kms.checkOnly(given, Map.of("EncryptionAlgorithm", ALGORITHM, "DryRun", "false", "Recipient", "none"));
        if (!given.path("GrantTokens").isEmpty()) {
            throw new ServiceError(400, "InvalidGrantTokenException", "The simulator's KMS gives no grants.");
        }
    }

    private static int dataKeyLength(ObjectNode given) {
        if (given.has("KeySpec") == given.has("NumberOfBytes")) {
            throw Kms.invalid("Please specify either number of bytes or key spec.");
        }
        if (given.has("KeySpec")) {
            return switch (given.path("KeySpec").asText()) {
                case "AES_256" -> 32;
                case "AES_128" -> 16;
                default -> throw Kms.invalid("KeySpec must be one of [AES_256, AES_128].");
            };
        }
        int bytes = given.path("NumberOfBytes").asInt();
        if (bytes < 1 || bytes > MOST_DATA_KEY) {
            throw Kms.invalid("NumberOfBytes must be between 1 and 1024.");
        }
        return bytes;
    }

    /** The context in the order of its keys, for it is a map: in which order it is written means nothing. */
    private static SortedMap<String, String> context(ObjectNode given) {
        SortedMap<String, String> context = new TreeMap<>();
        for (Map.Entry<String, JsonNode> pair : given.path("EncryptionContext").properties()) {
            context.put(pair.getKey(), pair.getValue().asText());
        }
        return context;
    }

    private static byte[] bytes(ObjectNode given, String member, int most) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(given.path(member).asText());
        } catch (IllegalArgumentException e) {
            throw new ServiceError(400, "SerializationException", member + " is not base64.");
        }
        if (bytes.length < 1 || bytes.length > most) {
            throw Kms.invalid(member + " must have between 1 and " + most + " bytes.");
        }
        return bytes;
    }
}
