package livestream.schema.check;

import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.Http;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Origin;
import livestream.schema.yaml.Words;

/** A channel of this account without a region to look for it in. */
final class MissingRegion implements Rule {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        if (livestream.place().has("region")) {
            return;
        }
        for (Channel channel : livestream.channels()) {
            if (!isElsewhere(channel.origin())) {
                diagnostics.add(
                        Diagnostic.error(
                                        "missing-region",
                                        "The file needs the key `region`, because channel "
                                                + Words.quoted(channel.key()) + " is one of this account.")
                                .at(channel.place().self())
                                .help(
                                        "write `region: us-west-2` at the top of the file. Only endpoints given by `url` need none."));
                return;
            }
        }
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
