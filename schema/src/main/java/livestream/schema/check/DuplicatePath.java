package livestream.schema.check;

import java.util.HashMap;
import java.util.Map;
import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.yaml.MessageText;

/** Two behaviors of one path pattern, of which CloudFront takes one; a leading slash makes no difference to it. */
final class DuplicatePath implements FileCheck {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        Map<String, CustomBehavior> seen = new HashMap<>();
        for (CustomBehavior behavior : livestream.distribution().behaviors()) {
            CustomBehavior first = behavior.path().isEmpty() ? null : seen.putIfAbsent(behavior.path(), behavior);
            if (first != null) {
                diagnostics.add(Diagnostic.error(
                                "duplicate-path",
                                "`behaviors` has the path " + MessageText.quoted(behavior.path())
                                        + " twice, expected each once.")
                        .at(behavior.place().of("path"))
                        .note("note", "the first one is here", first.place().of("path"))
                        .help("keep one of the two; with and without a slash before it, a path is the same to"
                                + " CloudFront."));
            }
        }
    }
}
