package livestream.providers.lint;

import java.util.List;
import java.util.Optional;
import livestream.providers.aws.AwsClients;
import livestream.providers.s3.BucketRegion;
import livestream.providers.s3.NotFoundAsEmpty;
import livestream.schema.Value;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;

/**
 * The bucket of CloudFront's access log.
 *
 * @param exists whether anybody has a bucket of this name
 * @param takesAcls whether its objects may have ACLs, which is off in a bucket made since April 2023 (CloudFront developer
 *     guide, "Configure standard logging (legacy)")
 */
public record LogBucket(String name, boolean exists, boolean takesAcls) {
    private static final String HOST = ".s3.amazonaws.com";

    /** Any region answers where a bucket is. */
    private static final String ANY = "us-east-1";

    /** That of a distribution; empty where it keeps no log. */
    static Optional<LogBucket> of(Value.Fields distribution, AwsClients clients) {
        if (!(distribution.get("Logging") instanceof Value.Fields logging)
                || !Value.flag(true).equals(logging.get("Enabled"))) {
            return Optional.empty();
        }
        String name = logging.text("Bucket").replace(HOST, "");
        Optional<BucketRegion> region = BucketRegion.of(clients.s3(ANY), name);
        boolean takesAcls = region.map(home -> ownership(clients.s3(home.name()), name).stream()
                        .noneMatch(rule -> rule.objectOwnership() == ObjectOwnership.BUCKET_OWNER_ENFORCED))
                .orElse(false);
        return Optional.of(new LogBucket(name, region.isPresent(), takesAcls));
    }

    private static List<OwnershipControlsRule> ownership(S3Client client, String bucket) {
        return NotFoundAsEmpty.get(() -> client.getBucketOwnershipControls(request -> request.bucket(bucket))
                        .ownershipControls()
                        .rules())
                .orElse(List.of());
    }
}
