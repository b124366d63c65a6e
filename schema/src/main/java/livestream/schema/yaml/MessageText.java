package livestream.schema.yaml;

import java.util.regex.Pattern;

/** How a node is spoken of in a message: what it is, and its text as far as a reader wants to see it. */
public final class MessageText {
    private static final int LONGEST = 60;

    /** User name and password before the host of a URL; no slash within, so that a long text is looked at once. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=//)[^/\\s@]+@");

    private MessageText() {}

    /** What was found, as in "the text `abc`" or "a list". */
    public static String found(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return switch (scalar.kind()) {
                case TEXT -> "the text " + quoted(scalar.text());
                case INTEGER, DECIMAL -> "the number " + quoted(scalar.text());
                case FLAG -> quoted(scalar.text());
                case NOTHING -> "nothing";
            };
        }
        return node instanceof Node.Sequence ? "a list" : "a map";
    }

    /** Whether a text has a password in it, as a URL may. */
    public static boolean hasCredentials(String text) {
        return text.indexOf('@') > 0 && CREDENTIALS.matcher(text).find();
    }

    /** The text in backticks, cut when it is long, on one line and without the password of a URL. */
    public static String quoted(String text) {
        return "`" + bare(text) + "`";
    }

    /** The same without backticks, for a sentence that has its own. */
    public static String bare(String text) {
        String line = CREDENTIALS.matcher(text.replaceAll("\\s+", " ")).replaceAll("...@");
        if (line.codePointCount(0, line.length()) > LONGEST) {
            line = line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "...";
        }
        return line;
    }
}
