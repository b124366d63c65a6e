package livestream.providers.secretsmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.schema.SecretSource;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A secret text within a secret: the value of one key of its JSON, as MediaPackage wants it. */
public final class SecretJsonValue {
    /** Where MediaPackage looks (MediaPackage user guide, CDN authorization). */
    private static final String KEY = "MediaPackageCDNIdentifier";

    private static final ObjectMapper JSON = new ObjectMapper();

    private SecretJsonValue() {}

    /** The identifier in the text that a secret holds; refused when it holds none. */
    public static Value.Secret of(String secret, @Nullable String secretString) {
        return of(secret, secretString == null ? "" : secretString, KEY);
    }

    /** Where the identifier that a secret holds is found again. */
    public static SecretSource source(String secret) {
        return new SecretSource("sm", secret + "#" + KEY);
    }

    /** The text of a secret that holds one alone, under whatever key. */
    static Value.Secret only(SecretsManagerClient client, String secret) {
        String text = ErrorTranslatingType.translated(() -> client.getSecretValue(request -> request.secretId(secret)))
                .secretString();
        return text == null ? of(secret, "", KEY) : of(secret, text, onlyKey(text));
    }

    private static String onlyKey(String secretString) {
        try {
            return JSON.readTree(secretString).properties().stream()
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(KEY);
        } catch (JsonProcessingException unreadable) {
            return KEY;
        }
    }

    /** A new secret string with a fresh identifier under a key. */
    static String generate(String key) {
        return JSON.createObjectNode().put(key, UUID.randomUUID().toString()).toString();
    }

    static Value.Secret of(String source, String secretString, String key) {
        try {
            JsonNode value = JSON.readTree(secretString).path(key);
            if (value.isTextual()) {
                return Value.Secret.of(source, value.textValue());
            }
        } catch (JsonProcessingException unreadable) {
            // The parser's message would show the secret; what is said below does not.
        }
        IllegalStateException cause = new IllegalStateException("no such key");
        throw new ProviderException(
                ErrorKind.REJECTED,
                "UnusableSecret",
                "the secret " + source + " is not JSON with the key " + key,
                cause);
    }
}
