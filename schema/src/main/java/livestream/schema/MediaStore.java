package livestream.schema;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel's origin in AWS Elemental MediaStore, which AWS ended on 2025-11-13.
 *
 * @param container its name; null derives it from names
 * @param managed whether the engine creates (or adopts) the container; otherwise it is only read
 * @param access how the container knows that CloudFront asks
 * @param grantAccess whether one statement is merged into the container's policy
 * @param cors null leaves the container's CORS rules alone
 * @param lifecycle how long objects live, by path within the container, which may hold {@code *}
 * @param metrics whether the container reports to CloudWatch
 * @param headers what CloudFront sends along
 * @param acknowledgeRetired whether the user knows that AWS ended the service
 */
public record MediaStore(
        @Nullable String container,
        boolean managed,
        String path,
        Map<Format, String> entries,
        Access access,
        boolean grantAccess,
        @Nullable StorageCors cors,
        Map<String, Duration> lifecycle,
        boolean metrics,
        boolean accessLogging,
        List<OriginHeader> headers,
        boolean acknowledgeRetired,
        KeySpans place)
        implements StorageOrigin {

    /** How a container knows that CloudFront asks. */
    public enum Access {
        /** CloudFront signs every request: origin access control. */
        OAC,
        /** CloudFront sends a secret {@code Referer} header, as the guide's linked procedure says. */
        REFERER,
        /** It does not: anybody may ask. */
        PUBLIC
    }

    public MediaStore {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        lifecycle = Collections.unmodifiableMap(new LinkedHashMap<>(lifecycle));
        headers = List.copyOf(headers);
    }

    @Override
    public String word() {
        return "mediastore";
    }
}
