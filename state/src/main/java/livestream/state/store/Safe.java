package livestream.state.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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
import livestream.state.encryption.KeySource;
import livestream.state.encryption.WrongKey;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what is written of a state and decrypts what is read, where that is wanted. A document says in the clear how its key is
 * found; what is closed is bound to its lineage and serial. Each key is fetched once and kept. Thread-safe.
 */
final class Safe {
    private static final String HOW = "encryption";
    private static final String METHOD = "method";
    private static final String SEALED = "sealed";

    private record Lock(KeySource source, SortedMap<String, String> kept) {}

    private final Optional<KeySource> writes;
    private final List<Optional<KeySource>> reads;
    private final Map<Lock, DataKey> keys = new HashMap<>();
    private final Set<SortedMap<String, String>> opened = new HashSet<>();
    private @Nullable DataKey ours;
    private @Nullable DataKey writing;

    /** Reads and writes with one source of keys; empty for the clear. */
    Safe(Optional<KeySource> source) {
        this(source, List.of(source));
    }

    /** Reads with any of several and writes with one. */
    Safe(Optional<KeySource> writes, List<Optional<KeySource>> reads) {
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
        }
        return Optional.ofNullable(writing);
    }

    /** Writes into a document how its key is found. */
    void describe(ObjectNode document) throws IOException {
        Optional<DataKey> key = writing();
        if (key.isPresent()) {
            ObjectNode how = document.putObject(HOW);
            how.put(METHOD, writes.orElseThrow().method());
            key.get().kept().forEach(how::put);
        }
    }

    /** Adds content to a document so that nobody can read it. */
    ObjectNode close(ObjectNode document, byte[] content, String about) throws IOException {
        DataKey key = writing().orElseThrow();
        return document.put(SEALED, Base64.getEncoder().encodeToString(key.close(content, about)));
    }

    /** Whether a document says how it is encrypted. */
    static boolean isClosed(JsonNode document) {
        return document.has(HOW);
    }

    /** Whether a document holds what nobody can read. */
    static boolean isSealed(JsonNode document) {
        return document.has(SEALED);
    }

    /**
     * Opens what is closed.
     *
     * @param described the document that says how the key is found
     * @param document the one that holds what is closed; the same, or a line below it
     */
    synchronized byte[] open(JsonNode described, JsonNode document, String about) throws IOException, WrongKey {
        String method = described.path(HOW).path(METHOD).asText();
        List<KeySource> fitting = reads.stream()
                .flatMap(Optional::stream)
                .filter(source -> source.method().equals(method))
                .toList();
        WrongKey wrong = new WrongKey("it is encrypted by " + method + ", and "
                + writes.map(other -> "the file says " + other.method()).orElse("the file says nothing of encryption"));
        for (KeySource source : fitting) {
            try {
                DataKey key = key(source, described);
                byte[] open = key.open(sealed(document), about);
                opened.add(key.kept());
                if (writes.filter(source::equals).isPresent()) {
                    ours = key;
                }
                return open;
            } catch (WrongKey e) {
                wrong = e;
            }
        }
        throw wrong;
    }

    /** Whether something else was opened with the same key: what does not open was changed since it was written, then. */
    synchronized boolean hasOpened(JsonNode described) {
        return opened.contains(kept(described));
    }

    private DataKey key(KeySource source, JsonNode described) throws IOException, WrongKey {
        SortedMap<String, String> kept = kept(described);
        Lock lock = new Lock(source, kept);
        DataKey key = keys.get(lock);
        if (key == null) {
            key = source.open(kept);
            keys.put(lock, key);
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

    private static byte[] sealed(JsonNode document) throws WrongKey {
        try {
            return Base64.getDecoder().decode(document.path(SEALED).asText());
        } catch (IllegalArgumentException e) {
            throw new WrongKey("it is not what it says to be");
        }
    }
}
