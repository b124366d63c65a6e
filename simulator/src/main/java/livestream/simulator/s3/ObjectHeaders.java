package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import livestream.simulator.http.Response;

/** What the headers of answers tell of an object. */
final class ObjectHeaders {

    /** As in RFC 9110, with two digits for the day. */
    static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ObjectHeaders() {}

    /** What its writer is told. */
    static Response of(Response response, ObjectNode object, ObjectNode bucket) {
        return Expirations.told(
                Encryption.told(response.with("ETag", object.path("ETag").asText()), object), object, bucket);
    }

    /** What its reader is told. */
    static Response toReader(Response response, ObjectNode object, ObjectNode bucket) {
        Response told = response;
        for (Map.Entry<String, JsonNode> kept : object.path(Description.HEADERS).properties()) {
            told = told.with(kept.getKey(), kept.getValue().asText());
        }
        if (object.has(Description.TAGS)) {
            told = told.with(
                    "x-amz-tagging-count",
                    String.valueOf(object.path(Description.TAGS).size()));
        }
        Instant modified = Instant.parse(object.path("LastModified").asText());
        return of(told, object, bucket)
                .with("Accept-Ranges", "bytes")
                .with("Last-Modified", HTTP_DATE.format(modified));
    }
}
