package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import livestream.simulator.http.Request;
import org.jspecify.annotations.Nullable;

/** The If-Match rule that every update and delete of CloudFront obeys. */
final class Versions {

    private static final Pattern ETAG = Pattern.compile("E[A-Z0-9]{12,13}");

    private Versions() {}

    /** Refuses a request that does not name the version which is there now. */
    static void check(Request request, JsonNode thing) {
        @Nullable String given = request.header("if-match");
        if (given == null || !ETAG.matcher(given).matches()) {
            throw Errors.refusal("InvalidIfMatchVersion");
        }
        if (!given.equals(thing.path("ETag").asText())) {
            throw Errors.refusal("PreconditionFailed");
        }
    }
}
