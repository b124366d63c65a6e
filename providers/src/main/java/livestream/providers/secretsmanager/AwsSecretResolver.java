package livestream.providers.secretsmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import livestream.engine.ProviderException;
import livestream.providers.aws.AwsClients;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.schema.SecretSource;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that AWS keeps: {@code sm}, a secret of Secrets Manager or a key of its JSON, and {@code ssm}, a parameter of
 * Parameter Store, decrypted.
 */
public final class AwsSecretResolver {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_SECRET = "ResourceNotFoundException";
    private static final String NO_PARAMETER = "ParameterNotFound";
    private static final String NO_VERSION = "ParameterVersionNotFound";

    private final AwsClients clients;

    public AwsSecretResolver(AwsClients clients) {
        this.clients = clients;
    }

    /** Whether a secret is kept by AWS. */
    public static boolean keeps(SecretSource source) {
        return source.kind().equals("sm") || source.kind().equals("ssm");
    }

    /** The region that is asked: of an ARN its own, else the file's; null when neither says. */
    public static @Nullable String region(SecretSource source, @Nullable String ofFile) {
        String[] parts = source.name().split(":", -1);
        return parts.length > 5 && parts[0].equals("arn") ? parts[3] : ofFile;
    }

    /** The text; empty when there is no such secret, key or parameter. Throws {@link ProviderException} when AWS refuses to tell. */
    public Optional<String> read(SecretSource source, String region) {
        try {
            return source.kind().equals("sm") ? secret(source.name(), region) : parameter(source.name(), region);
        } catch (ProviderException refused) {
            boolean missing = refused.code().equals(NO_SECRET)
                    || refused.code().equals(NO_PARAMETER)
                    || refused.code().equals(NO_VERSION);
            if (missing) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Optional<String> secret(String name, String region) {
        int hash = name.indexOf('#');
        String id = hash < 0 ? name : name.substring(0, hash);
        String text = ErrorTranslatingType.translated(
                        () -> clients.secretsManager(region).getSecretValue(request -> request.secretId(id)))
                .secretString();
        return hash < 0 ? Optional.ofNullable(text) : key(text, name.substring(hash + 1));
    }

    private static Optional<String> key(@Nullable String text, String key) {
        try {
            JsonNode value = JSON.readTree(text == null ? "" : text).path(key);
            return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            // The parser's message would show the secret.
            return Optional.empty();
        }
    }

    private Optional<String> parameter(String name, String region) {
        return Optional.ofNullable(ErrorTranslatingType.translated(() -> clients.ssm(region)
                        .getParameter(request -> request.name(name).withDecryption(true)))
                .parameter()
                .value());
    }
}
