package livestream.schema.check;

import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.yaml.MessageText;

/**
 * A path pattern with so many {@code ?} behind a {@code *} that it cannot be held against other patterns: what tells two of
 * them apart doubles with each, and nobody could be told which requests they share.
 */
final class PathWildcards implements FileCheck {
    private static final int MOST = 4;

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (CustomBehavior behavior : livestream.distribution().behaviors()) {
            String path = behavior.path();
            int star = path.indexOf('*');
            long open = star < 0
                    ? 0
                    : path.substring(star).chars().filter(each -> each == '?').count();
            if (open > MOST) {
                diagnostics.add(Diagnostic.error(
                                "open-path-pattern",
                                MessageText.quoted(path) + " has " + open + " `?` behind a `*`, expected at most "
                                        + MOST + ".")
                        .at(behavior.place().of("path"))
                        .help("write the characters that stand there, or `*` in place of several `?`."));
            }
        }
    }
}
