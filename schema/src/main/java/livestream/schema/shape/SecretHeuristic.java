package livestream.schema.shape;

import java.util.regex.Pattern;

/** Whether a text that stands in the open is probably a secret: it looks made by a machine, or its name says so. */
public final class SecretHeuristic {
    private static final Pattern NAME = Pattern.compile("(?i)(proxy-)?authorization|x-mediapackage-cdnidentifier"
            + "|(.*[-_])?(api)?(key|token|secret|password|signature)");

    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern CREDENTIALS = Pattern.compile("(?is)(bearer|basic|token) +\\S.*|-----BEGIN .*|eyJ.*");
    private static final Pattern HEX = Pattern.compile("(?i)[0-9a-f]{32,}");
    private static final Pattern BASE64 = Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9+/_=-]{24,}");

    private SecretHeuristic() {}

    /** Whether a header of this name carries a secret, whatever it is. */
    static boolean isNamedSo(String header) {
        return NAME.matcher(header).matches();
    }

    /** Whether the text of a header has to come from elsewhere; a reference to where it is found does already. */
    public static boolean isLikely(String header, String text) {
        return !text.isBlank()
                && !text.startsWith("${")
                && !text.contains("${secret:")
                && (isNamedSo(header)
                        || UUID.matcher(text).matches()
                        || CREDENTIALS.matcher(text).matches()
                        || HEX.matcher(text).matches()
                        || BASE64.matcher(text).matches());
    }
}
