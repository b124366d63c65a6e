package livestream.providers.lint.rules;

import java.util.List;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.KeySpans;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Severity;
import livestream.schema.shape.Suggestions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;
import software.amazon.awssdk.regions.ServiceMetadata;

/** A region that is not in the SDK's list, or that is there without MediaPackage. AWS opens regions more often than it is read. */
final class UnknownRegion extends Rule {
    private static final ServiceMetadata MEDIAPACKAGE = ServiceMetadata.of("mediapackage");

    UnknownRegion() {
        super(
                Severity.WARNING,
                "A region is not known, or does not have the service that the file uses there.",
                "The list is that of the AWS SDK in this version. A region that AWS does not have has no host either, and every call"
                        + " to it fails.",
                "Write a region from the list that is printed. Where AWS has opened the region since, suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Livestream livestream = context.livestream();
        boolean known = check(livestream.region(), livestream.place(), findings);
        boolean told = false;
        for (Channel channel : livestream.channels()) {
            if (channel.origin() instanceof MediaPackage mediapackage && isHere(mediapackage)) {
                boolean own = mediapackage.region() != null;
                boolean there = own ? check(mediapackage.region(), mediapackage.place(), findings) : known;
                if (there && (own || !told)) {
                    told |= !own;
                    checkPackager(
                            own ? mediapackage.region() : livestream.region(),
                            own ? mediapackage.place() : livestream.place(),
                            findings);
                }
            }
        }
    }

    /** Whether it is asked in a region of this account. */
    private static boolean isHere(MediaPackage mediapackage) {
        return mediapackage.endpoints().stream().allMatch(endpoint -> endpoint.foreign() == null);
    }

    /** Whether it is known. */
    private boolean check(@Nullable String region, KeySpans place, Diagnostics findings) {
        if (region == null || RegionMetadata.of(Region.of(region)) != null) {
            return true;
        }
        findings.add(finding("AWS has no region `" + region + "`, as far as this version knows.")
                .at(place.of("region"))
                .help(help(region, Region.regions())));
        return false;
    }

    private void checkPackager(@Nullable String region, KeySpans place, Diagnostics findings) {
        if (region != null && !MEDIAPACKAGE.regions().contains(Region.of(region))) {
            findings.add(finding("MediaPackage is not in `" + region + "`, as far as this version knows.")
                    .at(place.of("region"))
                    .help(help(region, MEDIAPACKAGE.regions())));
        }
    }

    private static String help(String region, List<Region> there) {
        List<String> names = there.stream()
                .map(Region::id)
                .filter(name -> !name.matches(".*-global|cn-.*|us-gov-.*|us-iso.*|eu-iso.*|eusc-.*"))
                .sorted()
                .toList();
        String known = String.join(", ", names) + ".";
        return Suggestions.of(region, names)
                .map(name -> "did you mean `" + name + "`? It knows " + known)
                .orElse("it knows " + known);
    }
}
