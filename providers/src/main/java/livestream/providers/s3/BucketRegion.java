package livestream.providers.s3;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Where a bucket lives. S3 says so even when it is asked in another region (Amazon S3 API, HeadBucket). */
public final class BucketRegion {
    /** 400 is the answer of regions that know nothing of another one's signatures. */
    private static final Set<Integer> MOVED = Set.of(301, 307, 400);

    private BucketRegion() {}

    /**
     * The region of a bucket; empty when nobody has one of this name.
     *
     * @param client of any region
     */
    public static Optional<String> of(S3Client client, String bucket) {
        try {
            return Optional.ofNullable(
                    client.headBucket(request -> request.bucket(bucket)).bucketRegion());
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            Optional<String> elsewhere =
                    e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region");
            if (MOVED.contains(e.statusCode()) && elsewhere.isPresent()) {
                return elsewhere;
            }
            throw e;
        }
    }
}
