package livestream.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.schema.KeySpans;
import livestream.schema.SecretSource;
import livestream.schema.Span;
import livestream.schema.StateSettings;
import livestream.schema.StateSettings.Encryption;
import org.jspecify.annotations.Nullable;

/** Where a state is kept, as JSON: of a passphrase only where it is found. */
final class StateSettingsJson {
    private StateSettingsJson() {}

    static ObjectNode write(StateSettings settings) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("backend", settings.backend());
        node.put("bucket", settings.bucket());
        node.put("key", settings.key());
        node.put("region", settings.region());
        Encryption encryption = settings.encryption();
        if (encryption != null) {
            SecretSource source = encryption.passphrase();
            node.putObject("encryption")
                    .put("passphrase", source == null ? null : source.toString())
                    .put("kms", encryption.kms());
        }
        node.put("sse", settings.sse());
        node.put("kmsKey", settings.kmsKey());
        node.put("profile", settings.profile());
        node.put("role", settings.role());
        return node;
    }

    static StateSettings read(JsonNode node, String file) {
        KeySpans place = KeySpans.of(Span.startOf(file));
        JsonNode encryption = node.path("encryption");
        String source = textOrNull(encryption, "passphrase");
        return new StateSettings(
                node.required("backend").textValue(),
                textOrNull(node, "bucket"),
                textOrNull(node, "key"),
                textOrNull(node, "region"),
                encryption.isObject()
                        ? new Encryption(source == null ? null : source(source), textOrNull(encryption, "kms"), place)
                        : null,
                textOrNull(node, "sse"),
                textOrNull(node, "kmsKey"),
                textOrNull(node, "profile"),
                textOrNull(node, "role"),
                place);
    }

    private static SecretSource source(String text) {
        int colon = text.indexOf(':');
        return new SecretSource(text.substring(0, colon), text.substring(colon + 1));
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        return node.path(name).isTextual() ? node.path(name).textValue() : null;
    }
}
