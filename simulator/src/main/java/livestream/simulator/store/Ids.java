package livestream.simulator.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The ids that the service invents: digests of account, region, kind and a counter kept in the store. Two runs that do the
 * same get the same ids; a thing that is deleted and made again gets a new one.
 */
public final class Ids {

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEX = "0123456789abcdef";

    private final Store store;
    private final String account;

    /** Ids for an account. */
    public Ids(Store store, String account) {
        this.store = store;
        this.account = account;
    }

    /** New upper-case letters and digits. */
    public String upper(String kind, String region, int length) {
        return spell(seed(kind, region), UPPER, length);
    }

    /** New lower-case letters and digits. */
    public String lower(String kind, String region, int length) {
        return spell(seed(kind, region), LOWER, length);
    }

    /** New hexadecimal digits. */
    public String hex(String kind, String region, int length) {
        return spell(seed(kind, region), HEX, length);
    }

    /** A new UUID, version 4 in form. */
    public String uuid(String kind, String region) {
        String hex = hex(kind, region, 32);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + "-" + hex.substring(20);
    }

    /** Hexadecimal digits that are always the same for an account and region. */
    public String fixedHex(String kind, String region, int length) {
        return spell(account + "/" + region + "/" + kind, HEX, length);
    }

    /** Upper-case letters and digits that are always the same for a word. */
    public static String fixedUpper(String word, int length) {
        return spell(word, UPPER, length);
    }

    /** Hexadecimal digits that are always the same for a word. */
    public static String fixedHex(String word, int length) {
        return spell(word, HEX, length);
    }

    private String seed(String kind, String region) {
        return account + "/" + region + "/" + kind + "/" + store.next(region.isEmpty() ? kind : kind + " " + region);
    }

    private static String spell(String seed, String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int block = 0; text.length() < length; block++) {
            for (byte b : digest(seed + "/" + block)) {
                if (text.length() < length) {
                    text.append(alphabet.charAt((b & 0xff) % alphabet.length()));
                }
            }
        }
        return text.toString();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
