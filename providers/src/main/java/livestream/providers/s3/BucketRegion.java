package livestream.providers.s3;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Where a bucket lives. S3 says so even when it is asked in another region, and to who may not look into the bucket (Amazon S3
 * API, HeadBucket).
 *
 * @param isClosed whether these credentials may not look into it, as where it is of another account
 */
public record BucketRegion(String name, boolean isClosed) {
    private static final int FORBIDDEN = 403;

    /** 400 is the answer of regions that know nothing of another one's signatures. */
    private static final Set<Integer> MOVED = Set.of(301, 307, 400);

    /**
     * The region of a bucket; empty when nobody has one of this name.
     *
     * @param client of any region
     */
    public static Optional<BucketRegion> of(S3Client client, String bucket) {
        try {
            return Optional.ofNullable(
                            client.headBucket(request -> request.bucket(bucket)).bucketRegion())
                    .map(region -> new BucketRegion(region, false));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            Optional<String> elsewhere =
                    e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region");
            boolean isClosed = e.statusCode() == FORBIDDEN;
            if ((isClosed || MOVED.contains(e.statusCode())) && elsewhere.isPresent()) {
                return elsewhere.map(region -> new BucketRegion(region, isClosed));
            }
            throw e;
        }
    }
}
