package livestream.schema;

import java.util.regex.Pattern;

/** A private key in PEM, of whatever kind and however it is encrypted, in a file where none belongs. */
public final class PrivateKey {
    private static final String BEGIN = "-----BEGIN ";
    private static final String KEY = "PRIVATE KEY";
    private static final Pattern SHOWN = Pattern.compile("[^\n\r]");

    private PrivateKey() {}

    /** Whether one stands in a text. */
    public static boolean isIn(String text) {
        int begin = text.indexOf(BEGIN);
        return begin >= 0 && text.indexOf(KEY, begin) >= 0;
    }

    /** The finding about a file that has one, without place and help. */
    public static Diagnostic found(String file, String expected) {
        return Diagnostic.error("private-key", "`" + file + "` holds a private key, expected " + expected + ".");
    }

    /** What may be shown of a text that has one: what stands before it. The rest keeps its lines, of asterisks. */
    public static String hidden(String text) {
        int begin = text.indexOf(BEGIN);
        return text.substring(0, begin) + asterisks(text.substring(begin));
    }

    /** A text of as many lines and characters that says nothing. */
    public static String asterisks(String text) {
        return SHOWN.matcher(text).replaceAll("*");
    }
}
