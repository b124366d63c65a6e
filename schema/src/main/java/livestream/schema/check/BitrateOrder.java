package livestream.schema.check;

import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.Livestream;

/** A stream selection that leaves nothing: its lower bound is above its upper. */
final class BitrateOrder implements FileCheck {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (Channel channel : livestream.channels()) {
            for (Endpoint endpoint : channel.endpoints()) {
                Endpoint.StreamSelection selection = endpoint.streamSelection();
                if (selection == null) {
                    continue;
                }
                Integer min = selection.minBitrate();
                Integer max = selection.maxBitrate();
                if (min != null && max != null && min > max) {
                    diagnostics.add(Diagnostic.error(
                                    "bitrate-order",
                                    "`minBitrate` expects at most `maxBitrate`, which is " + max + ", found " + min
                                            + ".")
                            .at(endpoint.place().of("streamSelection"))
                            .help("swap the two; as they stand no video is left."));
                }
            }
        }
    }
}
