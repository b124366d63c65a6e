package livestream.schema.check;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.yaml.MappingReader;
import livestream.schema.yaml.MessageText;
import livestream.schema.yaml.Node.Entry;

/** What AWS and the engine take as the key of a tag; the schema holds the values. */
public final class TagLimits {
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final int LONGEST = 128;

    private TagLimits() {}

    /** Looks at every tag of the block. */
    public static void check(MappingReader tags, Diagnostics diagnostics) {
        for (Entry entry : tags.mapping().entries().values()) {
            reserved(entry).ifPresent(diagnostics::add);
            int length = entry.key().codePointCount(0, entry.key().length());
            if (length > LONGEST || length == 0) {
                diagnostics.add(
                        Diagnostic.error("tag-key", "A tag key expects 1 to 128 characters, found " + length + ".")
                                .at(entry.at())
                                .help("AWS takes no other; choose a key such as `team`."));
            } else if (!CHARACTERS.matcher(entry.key()).matches()
                    && !entry.key().contains("${")) {
                diagnostics.add(Diagnostic.error(
                                "tag-key",
                                "A tag key expects letters, digits, spaces and `_ . : / = + - @`, found "
                                        + MessageText.quoted(entry.key()) + ".")
                        .at(entry.at())
                        .help("AWS takes no other characters; leave them out."));
            }
            String value = tags.text(entry.key(), "");
            if (!CHARACTERS.matcher(value).matches() && !value.contains("${")) {
                diagnostics.add(Diagnostic.error(
                                "tag-value",
                                "A tag value expects letters, digits, spaces and `_ . : / = + - @`, found "
                                        + MessageText.quoted(value) + ".")
                        .at(entry.place())
                        .help("AWS takes no other characters; leave them out."));
            }
        }
    }

    private static Optional<Diagnostic> reserved(Entry entry) {
        String key = entry.key().toLowerCase(Locale.ROOT);
        for (String prefix : new String[] {"aws:", "livestream:"}) {
            if (key.startsWith(prefix)) {
                return Optional.of(Diagnostic.error(
                                "reserved-tag",
                                "Tag keys that begin with `" + prefix + "` are taken, found "
                                        + MessageText.quoted(entry.key()) + ".")
                        .at(entry.at())
                        .help(
                                prefix.equals("aws:")
                                        ? "AWS sets these tags itself; choose another key."
                                        : "this tool finds its own resources by these tags; choose another key."));
            }
        }
        return Optional.empty();
    }
}
