package livestream.state.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that closes and opens data: AES-256 in Galois/Counter Mode, a new nonce each time, bound to what the data is about, so
 * that one piece cannot be put in the place of another. It is fetched once a run and kept: a key service that fails in the
 * middle of a run must not cost the record of what was done.
 */
public final class DataKey {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SortedMap<String, String> kept;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param kept how to get the key again, which stands in the clear beside the data
     * @param key 32 bytes
     */
    public DataKey(SortedMap<String, String> kept, byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        this.kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
        this.key = new SecretKeySpec(key, "AES");
    }

    /** How to get the key again; holds nothing secret. */
    public SortedMap<String, String> kept() {
        return kept;
    }

    /** Closes data about something: nonce, then what is closed, then the tag. */
    public byte[] close(byte[] open, String about) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, about).doFinal(open);
            return ByteBuffer.allocate(nonce.length + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    /** Opens what {@link #close} closed about the same. */
    public byte[] open(byte[] closed, String about) throws DecryptionException {
        if (closed.length < NONCE_BYTES) {
            throw new DecryptionException("it is too short to be encrypted data");
        }
        byte[] nonce = java.util.Arrays.copyOf(closed, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, about).doFinal(closed, NONCE_BYTES, closed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new DecryptionException("it was encrypted with another key, or it was changed since");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String about) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
