package livestream.schema.check;

import java.util.List;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Http;
import livestream.schema.Livestream;
import livestream.schema.StorageOrigin;
import livestream.schema.yaml.MessageText;

/** Settings that only a packager understands, on an origin where files lie ready. */
final class PackagerSettings implements FileCheck {
    private static final List<String> OF_PACKAGER = List.of("timeShift", "manifestFilter");

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        for (Channel channel : livestream.channels()) {
            if (channel.origin() instanceof StorageOrigin storage && !isPackager(storage)) {
                OF_PACKAGER.stream()
                        .filter(channel.place()::has)
                        .forEach(key -> diagnostics.add(Diagnostic.warning(
                                        "packager-setting",
                                        "`" + key + "` has no effect on channel " + MessageText.quoted(channel.key())
                                                + ", whose files lie ready in `"
                                                + channel.origin().word() + "`.")
                                .at(channel.place().of(key))
                                .help("leave it out; only MediaPackage makes manifests on request.")));
            }
        }
    }

    /** A host of MediaPackage v2, which makes manifests on request as well (MediaPackage v2 User Guide, endpoints). */
    private static boolean isPackager(StorageOrigin storage) {
        return storage instanceof Http http
                && http.domain().matches(".{1,100}\\.mediapackagev2\\..{1,60}\\.amazonaws\\.com");
    }
}
