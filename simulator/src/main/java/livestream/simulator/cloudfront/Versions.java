package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import livestream.simulator.http.Request;
import livestream.simulator.store.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The versions of things, which ETags tell, and the If-Match rule that every update and delete of CloudFront obeys.
 *
 * <p>An ETag says which version of a thing it is, not of which thing. Source: published outputs of several accounts, in which
 * the first ETags are the same for all of a kind, and acceptance tests of Terraform's AWS provider, which expect them. Functions
 * and origin access controls begin with the second. UNKNOWN: the ETags from the fifth on, and with which public keys and key groups
 * begin (here the first).
 */
final class Versions {

    /** The first version of functions and origin access controls. */
    static final int OF_A_RECORD = 1;

    private static final List<String> KNOWN =
            List.of("E23ZP02F085DFQ", "ETVPDKIKX0DER", "E3UN6WX5RRO2AG", "E1F83G8C2ARO7P");
    private static final Pattern ETAG = Pattern.compile("E[A-Z0-9]{12,13}");
    private static final String NUMBER = "VersionNumber";

    private Versions() {}

    /** Gives a thing its next version; a new thing gets the first. */
    static void next(ObjectNode thing) {
        next(thing, 0);
    }

    /** Gives a thing its next version; a new thing gets this one. */
    static void next(ObjectNode thing, int first) {
        int number = thing.has(NUMBER) ? thing.path(NUMBER).asInt() + 1 : first;
        thing.put(NUMBER, number);
        thing.put("ETag", number < KNOWN.size() ? KNOWN.get(number) : "E" + Ids.fixedUpper("version " + number, 13));
    }

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
