package livestream.schema.check;

import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node.Entry;

/** Keys that users choose become parts of addresses, such as {@code news/hls}, and of resource names. */
public final class AddressableKey {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private AddressableKey() {}

    /** Says so when a key cannot be part of an address. */
    public static void check(String kind, Entry entry, Diagnostics diagnostics) {
        if (!FORM.matcher(entry.key()).matches() && !entry.key().contains("${")) {
            diagnostics.add(Diagnostic.error(
                            "wrong-form",
                            "The key of " + (kind.equals("endpoint") ? "an " : "a ") + kind
                                    + " expects up to 64 letters, digits, `-` and `_`, found "
                                    + MessageText.quoted(entry.key()) + ".")
                    .at(entry.at())
                    .help("the key becomes part of resource names; choose one such as `news` or `hls-mobile`."));
        }
    }
}
