package livestream.providers.route;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import livestream.schema.Diagnostics;

/**
 * What an origin would answer.
 *
 * @param headers by name, whose case does not count
 */
public record OriginResponse(int status, SortedMap<String, String> headers) {
    public OriginResponse {
        headers = Collections.unmodifiableSortedMap(headers);
    }

    /**
     * Reads headers as in {@code Cache-Control: max-age=3}; one without a colon is a finding.
     *
     * @param status as in 200
     */
    public static OriginResponse read(int status, List<String> headers, Diagnostics diagnostics) {
        return new OriginResponse(status, ViewerRequest.headers(headers, "--origin-header", diagnostics));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
