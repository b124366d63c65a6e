package livestream.schema.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.shape.Suggestions;
import livestream.schema.yaml.MessageText;

/** A pattern of names that has an unknown placeholder, or lacks one without which two things get one name. */
final class NamingPattern implements FileCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final List<String> KNOWN = List.of("name", "env", "region", "channel", "part");

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        String naming = livestream.naming();
        if (naming == null) {
            return;
        }
        Matcher placeholders = PLACEHOLDER.matcher(naming);
        while (placeholders.find()) {
            String word = placeholders.group(1);
            if (!KNOWN.contains(word)) {
                String nearest = Suggestions.of(word, KNOWN)
                        .map(known -> "did you mean `{" + known + "}`? ")
                        .orElse("");
                diagnostics.add(Diagnostic.error(
                                "unknown-placeholder",
                                "`naming` has the placeholder " + MessageText.quoted(placeholders.group())
                                        + ", which stands for nothing.")
                        .at(livestream.place().of("naming"))
                        .help(nearest + "there are `{name}`, `{env}`, `{region}`, `{channel}` and `{part}`."));
            }
        }
        require(naming, "part", "two resources of one channel", livestream, diagnostics);
        if (livestream.channels().size() > 1) {
            require(naming, "channel", "resources of two channels", livestream, diagnostics);
        }
        if (livestream.environment() != null) {
            require(naming, "env", "resources of two environments", livestream, diagnostics);
        }
    }

    private static void require(
            String naming, String word, String what, Livestream livestream, Diagnostics diagnostics) {
        if (!naming.contains("{" + word + "}")) {
            diagnostics.add(Diagnostic.error(
                            "missing-placeholder",
                            "`naming` has no `{" + word + "}`, and " + what + " would get one name.")
                    .at(livestream.place().of("naming"))
                    .help("add `{" + word
                            + "}`, as in `{name}-{env}-{channel}-{part}`; where it is empty it leaves nothing."));
        }
    }
}
