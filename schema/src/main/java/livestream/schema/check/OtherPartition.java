package livestream.schema.check;

import java.util.Map;
import java.util.stream.Stream;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Place;
import org.jspecify.annotations.Nullable;

/**
 * A region of another partition than {@code aws}, whose accounts, names and hosts are others (AWS General Reference, ARNs;
 * Getting Started with AWS in China).
 */
final class OtherPartition implements Rule {
    /** By what the names of their regions begin with. */
    private static final Map<String, String> PARTITIONS = Map.of(
            "cn-", "aws-cn",
            "us-gov-", "aws-us-gov",
            "us-iso-", "aws-iso",
            "us-isob-", "aws-iso-b",
            "eu-isoe-", "aws-iso-e",
            "us-isof-", "aws-iso-f",
            "eusc-", "aws-eusc");

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        check(livestream.region(), livestream.place(), diagnostics);
        check(livestream.state().region(), livestream.state().place(), diagnostics);
        livestream.channels().stream()
                .map(Channel::origin)
                .filter(MediaPackage.class::isInstance)
                .map(MediaPackage.class::cast)
                .forEach(mediapackage -> check(mediapackage.region(), mediapackage.place(), diagnostics));
    }

    private static void check(@Nullable String region, Place place, Diagnostics diagnostics) {
        Stream.ofNullable(region)
                .flatMap(written ->
                        PARTITIONS.entrySet().stream().filter(partition -> written.startsWith(partition.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .ifPresent(partition -> diagnostics.add(Diagnostic.error(
                                "other-partition",
                                "`" + region + "` is a region of the partition `" + partition
                                        + "`, expected one of `aws`.")
                        .at(place.of("region"))
                        .help(
                                "this version makes names and hosts of the partition `aws` alone, and its CloudFront reaches no"
                                        + " bucket of another.")));
    }
}
