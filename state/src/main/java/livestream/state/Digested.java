package livestream.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A JSON document whose last member is a digest of all the bytes that stand before it, so that whatever was changed or cut since it
 * was written is noticed. It protects from accidents: who changes it by intent can make a digest that fits.
 */
public final class Digested {

    /** What a document turns out to be. */
    public enum Finding {
        /** It is as it was written. */
        WHOLE,
        /** It is not as it was written. */
        CHANGED,
        /** It does not end with a digest: an older version wrote it, or its end is missing. */
        WITHOUT
    }

    private static final byte[] BEFORE = ",\n  \"digest\" : \"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\"\n}".getBytes(StandardCharsets.US_ASCII);
    private static final int HEX = 64;

    private Digested() {}

    /** What ends a document of which these bytes are the beginning: all members but the digest, and no brace to close it. */
    static byte[] end(byte[] bytes, int length) {
        byte[] hex = digest(bytes, length).getBytes(StandardCharsets.US_ASCII);
        byte[] end = Arrays.copyOf(BEFORE, BEFORE.length + HEX + AFTER.length);
        System.arraycopy(hex, 0, end, BEFORE.length, HEX);
        System.arraycopy(AFTER, 0, end, BEFORE.length + HEX, AFTER.length);
        return end;
    }

    /** Whether a document is as it was written. */
    public static Finding check(byte[] document) {
        int length = document.length - BEFORE.length - HEX - AFTER.length;
        if (length < 0
                || !Arrays.equals(document, length, length + BEFORE.length, BEFORE, 0, BEFORE.length)
                || !Arrays.equals(document, document.length - AFTER.length, document.length, AFTER, 0, AFTER.length)) {
            return Finding.WITHOUT;
        }
        String told = new String(document, length + BEFORE.length, HEX, StandardCharsets.ISO_8859_1);
        return told.equals(digest(document, length)) ? Finding.WHOLE : Finding.CHANGED;
    }

    private static String digest(byte[] bytes, int length) {
        MessageDigest sha = sha256();
        sha.update(bytes, 0, length);
        return HexFormat.of().formatHex(sha.digest());
    }

    /** A digest to be fed. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
