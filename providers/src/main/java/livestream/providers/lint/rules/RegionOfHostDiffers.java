package livestream.providers.lint.rules;

import java.util.List;
import java.util.Optional;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Endpoint;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Severity;
import livestream.schema.Span;

/** LS314: a URL of another region than the file says, in a file where the region has no other meaning. */
final class RegionOfHostDiffers extends Rule {
    RegionOfHostDiffers() {
        super(
                Severity.WARNING,
                "A host is in another region than the file says.",
                "Where every endpoint is given by its URL, `region` says where they are expected. A URL of another region was"
                        + " often copied from another event: viewers get that one, or nothing.",
                "Copy the URL again, or correct `region`; a file with URLs alone needs none.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Livestream livestream = context.livestream();
        List<Channel> channels = livestream.channels();
        String region = livestream.region();
        if (region == null || !channels.stream().allMatch(RegionOfHostDiffers::isElsewhere)) {
            return;
        }
        for (Channel channel : channels) {
            for (Endpoint endpoint : channel.endpoints()) {
                Optional.ofNullable(endpoint.foreign())
                        .flatMap(foreign -> OriginHost.region(foreign.domain()))
                        .filter(other -> !other.equals(region))
                        .ifPresent(other -> findings.add(finding("The host of `" + channel.key() + "/" + endpoint.key()
                                        + "` is in " + other + ", and the file says " + region + ".")
                                .at(hostAt(endpoint))
                                .note(
                                        "note",
                                        "`region` is here",
                                        livestream.place().of("region"))
                                .help("copy the URL again, or correct `region`; with URLs alone it may be left out.")));
            }
        }
    }

    private static boolean isElsewhere(Channel channel) {
        return channel.origin() instanceof MediaPackage mediapackage
                && mediapackage.endpoints().stream().anyMatch(endpoint -> endpoint.foreign() != null);
    }

    private static Span hostAt(Endpoint endpoint) {
        return endpoint.place().of(endpoint.place().has("url") ? "url" : "domain");
    }
}
