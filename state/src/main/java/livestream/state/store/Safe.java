package livestream.state.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import livestream.state.encryption.DataKey;
import livestream.state.encryption.KeySource;
import livestream.state.encryption.WrongKey;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what is written of a state and decrypts what is read, where that is wanted. A document says in the clear how its key is
 * found; what is closed is bound to its lineage and serial.
 */
final class Safe {
    private static final String HOW = "encryption";
    private static final String METHOD = "method";
    private static final String SEALED = "sealed";

    private final Optional<KeySource> source;
    private @Nullable DataKey key;

    Safe(Optional<KeySource> source) {
        this.source = source;
    }

    /** Whether what is written is encrypted. */
    boolean closes() {
        return source.isPresent();
    }

    /** Fetches the key while nothing depends on it yet. */
    synchronized void ready() throws IOException {
        if (source.isPresent() && key == null) {
            key = source.get().create();
        }
    }

    /** Writes into a document how its key is found. */
    void describe(ObjectNode document) throws IOException {
        ready();
        if (key != null) {
            ObjectNode how = document.putObject(HOW);
            how.put(METHOD, source.orElseThrow().method());
            key.kept().forEach(how::put);
        }
    }

    /** A document in the place of one that nobody shall read; the same where nothing is encrypted. */
    ObjectNode close(ObjectNode document, byte[] content, String about) throws IOException {
        ready();
        return key == null
                ? document
                : document.put(SEALED, Base64.getEncoder().encodeToString(key.close(content, about)));
    }

    /** Whether a document is encrypted. */
    static boolean isClosed(JsonNode document) {
        return document.has(HOW);
    }

    /** Finds the key of an encrypted document. */
    synchronized void unlock(JsonNode document) throws IOException, WrongKey {
        if (!isClosed(document)) {
            return;
        }
        String method = document.path(HOW).path(METHOD).asText();
        if (source.isEmpty() || !source.get().method().equals(method)) {
            throw new WrongKey("it is encrypted by " + method + ", and "
                    + source.map(other -> "the file says " + other.method())
                            .orElse("the file says nothing of encryption"));
        }
        SortedMap<String, String> kept = new TreeMap<>();
        document.path(HOW)
                .properties()
                .forEach(each -> kept.put(each.getKey(), each.getValue().asText()));
        kept.remove(METHOD);
        if (key == null || !key.kept().equals(kept)) {
            key = source.get().open(kept);
        }
    }

    /** The content of a document whose key was found. */
    byte[] open(JsonNode document, String about) throws WrongKey {
        DataKey found = key;
        if (found == null || !document.path(SEALED).isTextual()) {
            throw new WrongKey("it is not what it says to be");
        }
        try {
            return found.open(Base64.getDecoder().decode(document.path(SEALED).textValue()), about);
        } catch (IllegalArgumentException e) {
            throw new WrongKey("it is not what it says to be");
        }
    }
}
