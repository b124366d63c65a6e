package livestream.simulator.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import livestream.simulator.http.Response;

/** The checksum that is kept of an object or a part, and told again. */
final class Checksums {

    /** Of all bytes of an object. */
    static final String FULL = "FULL_OBJECT";

    /** Of the checksums of its parts. */
    static final String COMPOSITE = "COMPOSITE";

    private static final String SUMS = "Checksums";
    private static final String TYPE = "ChecksumType";

    private Checksums() {}

    /** Keeps a checksum of all bytes. */
    static void keep(ObjectNode object, BodyDigests.Sum sum) {
        keep(object, sum, FULL);
    }

    /** Keeps a checksum. */
    static void keep(ObjectNode object, BodyDigests.Sum sum, String type) {
        object.putObject(SUMS).put(sum.algorithm().lower(), sum.value());
        object.put(TYPE, type);
    }

    /** By which algorithm the checksum of an object was made; an old one that came without has none. */
    static Algorithm algorithm(ObjectNode object) {
        return Arrays.stream(Algorithm.values())
                .filter(each -> !of(object, each).isEmpty())
                .findFirst()
                .orElse(Algorithm.CRC64NVME);
    }

    /** A checksum of a thing by its algorithm, empty when there is none. */
    static String of(ObjectNode object, Algorithm algorithm) {
        return object.path(SUMS).path(algorithm.lower()).asText();
    }

    /** Tells the checksum in the headers of an answer. */
    static Response told(Response response, ObjectNode object) {
        Response told = response;
        for (Map.Entry<String, JsonNode> sum : object.path(SUMS).properties()) {
            told = told.with("x-amz-checksum-" + sum.getKey(), sum.getValue().asText())
                    .with("x-amz-checksum-type", type(object));
        }
        return told;
    }

    /** Writes the checksum as members of a body. */
    static void write(ObjectNode body, ObjectNode object) {
        object.path(SUMS)
                .properties()
                .forEach(sum -> body.put(
                        "Checksum" + sum.getKey().toUpperCase(Locale.ROOT),
                        sum.getValue().asText()));
    }

    /** Writes which checksum there is, as lists do. */
    static void writeKind(ObjectNode body, ObjectNode object) {
        object.path(SUMS).fieldNames().forEachRemaining(name -> {
            body.putArray("ChecksumAlgorithm").add(name.toUpperCase(Locale.ROOT));
            body.put(TYPE, type(object));
        });
    }

    /** What a checksum is of; of all bytes, unless it was said otherwise. */
    static String type(ObjectNode object) {
        return object.path(TYPE).asText(FULL);
    }
}
