package livestream.state.encryption;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A key made of a passphrase by PBKDF2 with HMAC-SHA-256 and a salt of its own. The number of rounds is what OWASP advises
 * (Password Storage Cheat Sheet, 2023).
 */
public final class PassphraseKeyProvider implements KeyProvider {
    private static final int ROUNDS = 600_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;
    private static final String SALT = "salt";
    private static final String ITERATIONS = "iterations";

    /** Shorter ones are guessed too soon. */
    public static final int SHORTEST = 16;

    private final char[] passphrase;

    /** Takes any text of at least {@link #SHORTEST} characters. */
    public PassphraseKeyProvider(String passphrase) {
        this.passphrase = passphrase.toCharArray();
    }

    @Override
    public String method() {
        return "passphrase";
    }

    @Override
    public DataKey create() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        SortedMap<String, String> kept = new TreeMap<>();
        kept.put(SALT, Base64.getEncoder().encodeToString(salt));
        kept.put(ITERATIONS, String.valueOf(ROUNDS));
        return new DataKey(kept, derive(salt, ROUNDS));
    }

    @Override
    public DataKey open(SortedMap<String, String> kept) throws DecryptionException {
        try {
            byte[] salt = Base64.getDecoder().decode(kept.getOrDefault(SALT, ""));
            int rounds = Integer.parseInt(kept.getOrDefault(ITERATIONS, ""));
            if (rounds < 1 || rounds > MOST_ROUNDS || salt.length == 0) {
                throw new IllegalArgumentException("out of range");
            }
            return new DataKey(kept, derive(salt, rounds));
        } catch (IllegalArgumentException e) {
            throw new DecryptionException("how its key is derived from a passphrase cannot be read");
        }
    }

    private byte[] derive(byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Never tells. */
    @Override
    public String toString() {
        return "(passphrase)";
    }
}
