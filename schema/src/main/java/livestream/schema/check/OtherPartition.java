package livestream.schema.check;

import java.util.Map;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.KeySpans;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.StateSettings;
import org.jspecify.annotations.Nullable;

/**
 * A region of another partition than {@code aws}, whose accounts, names and hosts are others, and whose CloudFront, where there is
 * one, cannot be told what this tool tells it. A state may be in any, with credentials of its own (AWS General Reference, ARNs).
 */
final class OtherPartition implements FileCheck {
    private static final String AWS = "aws";
    private static final String CHINA = "aws-cn";

    /** By what the names of their regions begin with. */
    private static final Map<String, String> PARTITIONS = Map.of(
            "cn-", CHINA,
            "us-gov-", "aws-us-gov",
            "us-iso-", "aws-iso",
            "us-isob-", "aws-iso-b",
            "eu-isoe-", "aws-iso-e",
            "us-isof-", "aws-iso-f",
            "eusc-", "aws-eusc");

    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        check(livestream.region(), livestream.place(), diagnostics);
        livestream.channels().stream()
                .map(Channel::origin)
                .filter(MediaPackage.class::isInstance)
                .map(MediaPackage.class::cast)
                .forEach(mediapackage -> check(mediapackage.region(), mediapackage.place(), diagnostics));
        checkState(livestream, diagnostics);
    }

    /** The partition that a region is in. */
    private static String of(@Nullable String region) {
        return region == null
                ? AWS
                : PARTITIONS.entrySet().stream()
                        .filter(partition -> region.startsWith(partition.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(AWS);
    }

    private static void check(@Nullable String region, KeySpans place, Diagnostics diagnostics) {
        String partition = of(region);
        if (partition.equals(CHINA)) {
            // As AWS answered in 2021 and in 2024: aws/aws-cdk#13584 and #31033.
            diagnostics.add(Diagnostic.error(
                            "other-partition",
                            "`" + region + "` is in the partition `aws-cn`, whose CloudFront takes no cache policies.")
                    .at(place.of("region"))
                    .help(
                            "CloudFront answers there: `The parameter CachePolicyId can't be set for this region`; and MediaPackage"
                                    + " and MediaStore are not there. Write a region of the partition `aws`; a server in China can be an"
                                    + " `http` origin of it."));
        } else if (!partition.equals(AWS)) {
            diagnostics.add(Diagnostic.error(
                            "other-partition",
                            "`" + region + "` is in the partition `" + partition + "`, which has no CloudFront.")
                    .at(place.of("region"))
                    .help(
                            "write a region of the partition `aws`, and use credentials of an account there; a server in `"
                                    + partition + "` that the internet reaches can be an `http` origin of it."));
        }
    }

    /** S3, KMS and STS are in every partition, and each knows the credentials of its own partition alone. */
    private static void checkState(Livestream livestream, Diagnostics diagnostics) {
        StateSettings state = livestream.state();
        String own = state.region();
        String partition = of(own == null ? livestream.region() : own);
        if (own != null && !partition.equals(of(livestream.region())) && state.profile() == null) {
            diagnostics.add(Diagnostic.error(
                            "other-partition",
                            "`" + own + "` is in the partition `" + partition
                                    + "`, which does not know the credentials for everything else.")
                    .at(state.place().of("region"))
                    .help("add `profile`, with the name of a profile that has credentials of an account in `"
                            + partition + "`; or keep the state in a region of the partition `aws`."));
        }
        String role = state.role();
        if (role != null && role.startsWith("arn:") && !role.startsWith("arn:" + partition + ":")) {
            diagnostics.add(Diagnostic.error(
                            "other-partition",
                            "A role is assumed within its own partition, and the state is in `" + partition + "`.")
                    .at(state.place().of("role"))
                    .help("expected `arn:" + partition + ":iam::ACCOUNT:role/NAME`."));
        }
    }
}
