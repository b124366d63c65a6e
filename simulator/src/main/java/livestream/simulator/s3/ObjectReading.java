package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.simulator.http.CredentialScope;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.ServiceError;

/** Reads an object, whole or in part. Source: S3 API reference, GetObject and HeadObject. */
final class ObjectReading {

    /** The member of an object that was sent in parts: how many bytes each of them has. */
    static final String PARTS = "Parts";

    /** Parameters by which a reader wishes to be told something else than the writer said. */
    private static final Map<String, String> WISHES = Map.of(
            "response-content-type", "content-type",
            "response-content-language", "content-language",
            "response-content-disposition", "content-disposition",
            "response-content-encoding", "content-encoding",
            "response-cache-control", "cache-control",
            "response-expires", "expires");

    private static final String PART = "partNumber";

    private final Buckets buckets;
    private final Objects objects;
    private final Encryption encryption;
    private final S3 s3;

    ObjectReading(Buckets buckets, Objects objects, Encryption encryption, S3 s3) {
        this.buckets = buckets;
        this.objects = objects;
        this.encryption = encryption;
        this.s3 = s3;
    }

    /** Adds the operations. */
    void register() {
        String[] taken =
                Stream.concat(WISHES.keySet().stream(), Stream.of(PART)).toArray(String[]::new);
        s3.on("GET", "/{Bucket}/{Key}", "GetObject", this::read, taken);
        s3.on("HEAD", "/{Bucket}/{Key}", "HeadObject", this::read, taken);
    }

    private Response read(Request request) {
        ObjectNode bucket = buckets.existing(request);
        ObjectNode object = objects.existing(request);
        Conditions.checkRead(request, object);
        encryption.checkUsable(object, bucket.path("Region").asText());
        if (Conditions.isKnown(request, object)) {
            return ObjectHeaders.of(Response.empty(304), object, bucket);
        }
        byte[] body = Objects.body(object);
        Optional<ByteRange> range = range(request, object, body.length);
        Response response = range.map(
                        part -> new Response(206, Map.of(), Arrays.copyOfRange(body, part.first(), part.last() + 1))
                                .with("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + body.length))
                .orElse(new Response(200, Map.of(), body));
        response = wished(ObjectHeaders.toReader(response, object, bucket), request);
        if (request.parameter(PART) != null && object.has(PARTS)) {
            response = response.with(
                    "x-amz-mp-parts-count", String.valueOf(object.path(PARTS).size()));
        }
        boolean sum = "ENABLED".equals(request.header("x-amz-checksum-mode")) && range.isEmpty();
        return sum ? Checksums.told(response, object) : response;
    }

    private static Response wished(Response response, Request request) {
        Response wished = response;
        for (Map.Entry<String, String> wish : WISHES.entrySet()) {
            String value = request.parameter(wish.getKey());
            if (value != null && request.credentialScope().equals(CredentialScope.NONE)) {
                throw S3Errors.request("Request specific response headers cannot be used for anonymous GET requests.");
            } else if (value != null) {
                wished = wished.with(wish.getValue(), value);
            }
        }
        return wished;
    }

    private static Optional<ByteRange> range(Request request, ObjectNode object, int length) {
        String header = request.header("range");
        if (request.parameter(PART) == null) {
            return header == null ? Optional.empty() : ByteRange.of(header, length);
        }
        if (header != null) {
            throw S3Errors.request("Cannot specify both Range header and partNumber query parameter");
        }
        int part = PageSize.number(request, PART, 1);
        JsonNode sizes = object.path(PARTS);
        int parts = sizes.isEmpty() ? 1 : sizes.size();
        if (part < 1 || part > parts) {
            throw new ServiceError(416, "InvalidPartNumber", "The requested partnumber is not satisfiable")
                    .with("PartNumberRequested", String.valueOf(part))
                    .with("ActualPartCount", String.valueOf(parts));
        }
        if (length == 0) {
            return Optional.empty();
        }
        int first = 0;
        for (int i = 0; i < part - 1; i++) {
            first += sizes.path(i).asInt();
        }
        int size = sizes.isEmpty() ? length : sizes.path(part - 1).asInt();
        return Optional.of(new ByteRange(first, first + size - 1));
    }
}
