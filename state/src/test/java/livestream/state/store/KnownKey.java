package livestream.state.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;
import livestream.state.encryption.DataKey;
import livestream.state.encryption.KeyProvider;

/** A service that keeps one key by its name, and may be down. */
final class KnownKey implements KeyProvider {
    private final String name;
    private int calls;
    private int answers = Integer.MAX_VALUE;

    KnownKey(String name) {
        this.name = name;
    }

    /** It is down after so many answers. */
    KnownKey answers(int times) {
        answers = times;
        return this;
    }

    @Override
    public String method() {
        return "known";
    }

    @Override
    public DataKey create() throws IOException {
        SortedMap<String, String> kept = new TreeMap<>();
        kept.put("salt", "of " + name + " " + calls);
        return open(kept);
    }

    @Override
    public DataKey open(SortedMap<String, String> kept) throws IOException {
        if (calls++ >= answers) {
            throw new IOException("the key service does not answer");
        }
        try {
            byte[] seed = (name + kept.get("salt")).getBytes(StandardCharsets.UTF_8);
            return new DataKey(kept, MessageDigest.getInstance("SHA-256").digest(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
