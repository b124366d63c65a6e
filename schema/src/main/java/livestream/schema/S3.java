package livestream.schema;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel's origin in an S3 bucket. CloudFront signs every request (origin access control); the bucket is closed to
 * everybody else.
 *
 * @param bucket its name; null derives it from names
 * @param managed whether the engine creates (or adopts) the bucket; otherwise it is only read
 * @param grantAccess whether our statements are merged into the bucket's policy
 * @param cors null leaves the bucket's CORS rules alone
 * @param expireAfter how long objects live, whole days; null for ever
 * @param headers what CloudFront sends to the bucket with each request
 */
public record S3(
        @Nullable String bucket,
        boolean managed,
        String path,
        Map<Format, String> entries,
        boolean grantAccess,
        @Nullable StorageCors cors,
        @Nullable Duration expireAfter,
        List<OriginHeader> headers,
        KeySpans place)
        implements StorageOrigin {

    public S3 {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        headers = List.copyOf(headers);
    }

    @Override
    public String word() {
        return "s3";
    }
}
