package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import livestream.simulator.http.ServiceError;

/** What CORS rules a bucket may have. Source: S3 API reference, PutBucketCors and CORSRule. */
final class CorsRules {

    private static final int MOST = 100;
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "HEAD");

    private CorsRules() {}

    /** Refuses bad rules. */
    static void check(ObjectNode configuration) {
        JsonNode rules = configuration.path("CORSRule");
        if (rules.size() > MOST) {
            throw S3Errors.malformed();
        }
        for (JsonNode rule : rules) {
            if (rule.path("ID").asText().length() > 255) {
                throw S3Errors.invalid("ID length should not exceed allowed limit of 255");
            }
            for (JsonNode method : rule.path("AllowedMethod")) {
                require(
                        METHODS.contains(method.asText()),
                        "Found unsupported HTTP method in CORS config. Unsupported method is " + method.asText());
            }
            oneWildcard(rule, "AllowedOrigin");
            oneWildcard(rule, "AllowedHeader");
            for (JsonNode header : rule.path("ExposeHeader")) {
                require(
                        !header.asText().contains("*"),
                        "ExposeHeader \"" + header.asText()
                                + "\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
            }
        }
    }

    private static void oneWildcard(JsonNode rule, String member) {
        for (JsonNode value : rule.path(member)) {
            require(
                    value.asText().indexOf('*') == value.asText().lastIndexOf('*'),
                    member + " \"" + value.asText() + "\" can not have more than one wildcard.");
        }
    }

    private static void require(boolean fits, String text) {
        if (!fits) {
            throw new ServiceError(400, "InvalidRequest", text);
        }
    }
}
