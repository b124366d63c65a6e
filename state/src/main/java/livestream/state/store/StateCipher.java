package livestream.state.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import livestream.state.encryption.DataKey;
import livestream.state.encryption.DecryptionException;
import livestream.state.encryption.KeyProvider;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what is written of a state and decrypts what is read, where that is wanted. A document says in the clear how its key is
 * found; what is closed is bound to its lineage and serial. Each key is fetched once and kept. Thread-safe.
 */
final class StateCipher {
    private static final String HOW = "encryption";
    private static final String METHOD = "method";
    private static final String SEALED = "sealed";

    private record KeyRef(KeyProvider source, SortedMap<String, String> kept) {}

    private final Optional<KeyProvider> writes;
    private final List<Optional<KeyProvider>> reads;
    private final Map<KeyRef, DataKey> keys = new HashMap<>();
    private final Set<SortedMap<String, String>> opened = new HashSet<>();
    private @Nullable DataKey ours;
    private @Nullable DataKey writing;

    /** Reads and writes with one source of keys; empty for the clear. */
    StateCipher(Optional<KeyProvider> source) {
        this(source, List.of(source));
    }

    /** Reads with any of several and writes with one. */
    StateCipher(Optional<KeyProvider> writes, List<Optional<KeyProvider>> reads) {
        this.writes = writes;
        this.reads = List.copyOf(reads);
    }

    /** Whether what is written is encrypted. */
    boolean closes() {
        return writes.isPresent();
    }

    /** Whether what is in the clear may be read. */
    boolean readsTheClear() {
        return reads.stream().anyMatch(Optional::isEmpty);
    }

    /** The key of all that is written from now on; it never changes, whatever is read meanwhile. */
    private synchronized Optional<DataKey> writing() throws IOException {
        if (writes.isPresent() && writing == null) {
            writing = ours == null ? writes.get().create() : ours;
            // What is written is read back at once, and the source of the key need not be asked for it again.
            keys.put(new KeyRef(writes.get(), writing.kept()), writing);
        }
        return Optional.ofNullable(writing);
    }

    /** A document that says how the key is found of what is written, where that is encrypted. */
    ObjectNode described() throws IOException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        Optional<DataKey> key = writing();
        if (key.isPresent()) {
            ObjectNode how = document.putObject(HOW);
            how.put(METHOD, writes.orElseThrow().method());
            key.get().kept().forEach(how::put);
        }
        return document;
    }

    /** Writes into a document how its key is found, where what it holds is encrypted. */
    void describe(JsonGenerator document) throws IOException {
        for (Map.Entry<String, JsonNode> member : described().properties()) {
            document.writeFieldName(member.getKey());
            document.writeTree(member.getValue());
        }
    }

    /** Adds content to a document so that nobody can read it; what is written to the stream is in it once that is closed. */
    OutputStream close(JsonGenerator document, String about) throws IOException {
        DataKey key = writing().orElseThrow();
        document.writeArrayFieldStart(SEALED);
        return new EncryptingStream(key, about, document);
    }

    /** Whether a document says how it is encrypted. */
    static boolean isClosed(JsonNode document) {
        return document.has(HOW);
    }

    /** The member of a document that holds what nobody can read. */
    static boolean isSealed(String member) {
        return member.equals(SEALED);
    }

    /**
     * Opens what is closed, which a parser is at: parts of it, or one text, as formats before 3 have it.
     *
     * @param described the document that says how the key is found
     */
    List<byte[]> open(JsonNode described, JsonParser sealed, String about) throws IOException, DecryptionException {
        if (sealed.currentToken() != JsonToken.START_ARRAY) {
            return List.of(open(described, sealed.getText(), about));
        }
        List<byte[]> parts = new ArrayList<>();
        String part = null;
        while (sealed.nextToken() == JsonToken.VALUE_STRING) {
            if (part != null) {
                parts.add(open(described, part, EncryptingStream.about(about, parts.size(), false)));
            }
            part = sealed.getText();
        }
        if (part == null) {
            throw new DecryptionException("nothing is in it");
        }
        parts.add(open(described, part, EncryptingStream.about(about, parts.size(), true)));
        return parts;
    }

    private synchronized byte[] open(JsonNode described, String sealed, String about)
            throws IOException, DecryptionException {
        String method = described.path(HOW).path(METHOD).asText();
        List<KeyProvider> fitting = reads.stream()
                .flatMap(Optional::stream)
                .filter(source -> source.method().equals(method))
                .toList();
        DecryptionException wrong = new DecryptionException("it is encrypted by " + method + ", and "
                + writes.map(other -> "the file says " + other.method()).orElse("the file says nothing of encryption"));
        for (KeyProvider source : fitting) {
            try {
                DataKey key = key(source, described);
                byte[] open = key.open(decoded(sealed), about);
                opened.add(key.kept());
                if (writes.filter(source::equals).isPresent()) {
                    ours = key;
                }
                return open;
            } catch (DecryptionException e) {
                wrong = e;
            }
        }
        throw wrong;
    }

    /** Whether something else was opened with the same key: what does not open was changed since it was written, then. */
    synchronized boolean hasOpened(JsonNode described) {
        return opened.contains(kept(described));
    }

    private DataKey key(KeyProvider source, JsonNode described) throws IOException, DecryptionException {
        SortedMap<String, String> kept = kept(described);
        KeyRef keyRef = new KeyRef(source, kept);
        DataKey key = keys.get(keyRef);
        if (key == null) {
            key = source.open(kept);
            keys.put(keyRef, key);
        }
        return key;
    }

    private static SortedMap<String, String> kept(JsonNode described) {
        SortedMap<String, String> kept = new TreeMap<>();
        described
                .path(HOW)
                .properties()
                .forEach(each -> kept.put(each.getKey(), each.getValue().asText()));
        kept.remove(METHOD);
        return kept;
    }

    private static byte[] decoded(String sealed) throws DecryptionException {
        try {
            return Base64.getDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new DecryptionException("it is not what it says to be");
        }
    }
}
