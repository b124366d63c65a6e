package livestream.schema.check;

import java.util.HashMap;
import java.util.Map;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Packaging;
import livestream.schema.Span;
import livestream.schema.yaml.MessageText;

/** Ids that are given twice where AWS takes each once. */
final class DuplicateIds implements FileCheck {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        Map<String, Span> channels = new HashMap<>();
        Map<String, Span> endpoints = new HashMap<>();
        for (Channel channel : livestream.channels()) {
            if (!(channel.origin() instanceof MediaPackage mediapackage)) {
                continue;
            }
            String region = mediapackage.region() == null ? "" : mediapackage.region();
            if (mediapackage.managed() && mediapackage.channel() != null) {
                Span at = mediapackage.place().of("channel");
                once(channels, region, "channel", mediapackage.channel(), at, diagnostics);
            }
            Map<String, Span> manifests = new HashMap<>();
            for (Endpoint endpoint : mediapackage.endpoints()) {
                if (endpoint.id() != null) {
                    once(
                            endpoints,
                            region,
                            "id",
                            endpoint.id(),
                            endpoint.place().of("id"),
                            diagnostics);
                }
                if (endpoint.foreign() == null && endpoint.packaging() instanceof Packaging.Cmaf cmaf) {
                    String manifestId = cmaf.manifestId() == null ? endpoint.key() : cmaf.manifestId();
                    once(
                            manifests,
                            region,
                            "manifestId",
                            manifestId,
                            endpoint.place().of("manifestId"),
                            diagnostics);
                }
            }
        }
    }

    private static void once(
            Map<String, Span> seen, String region, String key, String id, Span at, Diagnostics diagnostics) {
        Span first = seen.putIfAbsent(region + "/" + id, at);
        if (first != null) {
            diagnostics.add(Diagnostic.error(
                            "duplicate-id",
                            "`" + key + "` expects an id of its own, found " + MessageText.quoted(id)
                                    + " a second time.")
                    .at(at)
                    .note("note", "the first one is here", first)
                    .help("choose another id for one of the two."));
        }
    }
}
