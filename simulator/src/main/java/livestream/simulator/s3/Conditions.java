package livestream.simulator.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import livestream.simulator.http.Request;

/**
 * Conditions on writes and reads, by ETag. Source: S3 user guide, "Conditional requests". One write at a time is made here, so
 * that of two that meet the second is refused as one that came later; S3 may also answer it with 409
 * ConditionalRequestConflict.
 */
final class Conditions {

    private static final String MATCH = "If-Match";
    private static final String NONE = "If-None-Match";

    private Conditions() {}

    /** Refuses a write whose condition the object that is there does not fulfill, or that S3 knows no such condition of. */
    static void checkWrite(Request request, Optional<ObjectNode> there) {
        String none = request.header("if-none-match");
        String match = request.header("if-match");
        if (none != null && !none.equals("*")) {
            throw S3Errors.condition(NONE);
        }
        if (match != null && (match.equals("*") || none != null)) {
            throw S3Errors.condition(MATCH);
        }
        if (none != null && there.isPresent()) {
            throw S3Errors.preconditionFailed(NONE);
        }
        if (match != null && !isOf(match, there.orElseThrow(() -> S3Errors.noSuchKey(request.variable("Key"))))) {
            throw S3Errors.preconditionFailed(MATCH);
        }
    }

    /** Refuses a read of another object than the caller knows. */
    static void checkRead(Request request, ObjectNode object) {
        String match = request.header("if-match");
        if (match != null && !isOf(match, object)) {
            throw S3Errors.preconditionFailed(MATCH);
        }
    }

    /** Refuses a copy of another object than the caller knows, or of one that the caller knows. */
    static void checkCopy(Request request, ObjectNode source) {
        String match = request.header("x-amz-copy-source-if-match");
        String none = request.header("x-amz-copy-source-if-none-match");
        if (match != null && !isOf(match, source)) {
            throw S3Errors.preconditionFailed("x-amz-copy-source-If-Match");
        }
        if (none != null && isOf(none, source)) {
            throw S3Errors.preconditionFailed("x-amz-copy-source-If-None-Match");
        }
    }

    /** Whether the caller of a read knows the object already. */
    static boolean isKnown(Request request, ObjectNode object) {
        String none = request.header("if-none-match");
        return none != null && isOf(none, object);
    }

    private static boolean isOf(String condition, ObjectNode object) {
        String etag = object.path("ETag").asText();
        return condition.equals("*") || condition.equals(etag) || condition.equals(etag.replace("\"", ""));
    }
}
