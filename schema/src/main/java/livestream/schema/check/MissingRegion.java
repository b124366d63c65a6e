package livestream.schema.check;

import livestream.schema.Channel;
import livestream.schema.CustomBehavior;
import livestream.schema.CustomBehavior.Target;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.Http;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Origin;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;

/** Something of this account without a region to look for it in. */
final class MissingRegion implements FileCheck {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        if (livestream.place().has("region")) {
            return;
        }
        for (Channel channel : livestream.channels()) {
            if (!isElsewhere(channel.origin())) {
                diagnostics.add(missing(
                        "channel " + MessageText.quoted(channel.key()),
                        channel.place().self()));
                return;
            }
        }
        for (CustomBehavior behavior : livestream.distribution().customBehaviors()) {
            if (behavior.origin() instanceof Target.OfStorage target && !isElsewhere(target.storage())) {
                diagnostics.add(missing(
                        "the origin of behavior " + MessageText.quoted(behavior.path()),
                        target.storage().place().self()));
                return;
            }
        }
    }

    private static Diagnostic missing(String what, Span at) {
        return Diagnostic.error(
                        "missing-region",
                        "The file needs the key `region`, because " + what + " is one of this account.")
                .at(at)
                .help("write `region: us-west-2` at the top of the file. Only origins given by `url` need none.");
    }

    /** Whether an origin needs no region of the file: it has its own, or belongs to somebody else. */
    private static boolean isElsewhere(Origin origin) {
        if (origin instanceof MediaPackage mediapackage) {
            return isForeign(mediapackage)
                    || (!mediapackage.managed() && mediapackage.place().has("region"));
        }
        return origin instanceof Http;
    }

    static boolean isForeign(MediaPackage mediapackage) {
        return mediapackage.endpoints().stream().map(Endpoint::foreign).anyMatch(foreign -> foreign != null);
    }
}
