package livestream.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A channel's origin on any server that speaks HTTPS or HTTP.
 *
 * @param domain host name
 * @param connection how CloudFront reaches it
 * @param headers what CloudFront sends along
 */
public record Http(
        String domain,
        OriginConnection connection,
        String path,
        Map<Format, String> entries,
        List<OriginHeader> headers,
        KeySpans place)
        implements StorageOrigin {

    public Http {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        headers = List.copyOf(headers);
    }

    @Override
    public String word() {
        return "http";
    }
}
