package livestream.simulator.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import livestream.simulator.http.Request;
import livestream.simulator.http.ServiceError;

/**
 * Bodies that come in signed or unsigned chunks with headers behind them, which is how SDKs send objects. Source: S3 API
 * reference, "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks". Signatures of
 * chunks are not verified, as no other is here.
 */
final class ChunkedBody {

    private final byte[] body;
    private int at;

    private ChunkedBody(byte[] body) {
        this.body = body;
    }

    /** The request with the bytes of its chunks as its body, and the trailing headers among the others. */
    static Request unwrapped(Request request) {
        String form = request.header("x-amz-content-sha256");
        if (form == null || !form.startsWith("STREAMING-")) {
            return request;
        }
        ChunkedBody chunked = new ChunkedBody(request.body());
        byte[] bytes = chunked.bytes();
        String length = request.header("x-amz-decoded-content-length");
        if (length == null) {
            throw new ServiceError(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
        if (!length.equals(String.valueOf(bytes.length))) {
            throw incomplete();
        }
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.putAll(chunked.trailer());
        return request.withAsked(request.query(), headers).withBody(bytes);
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int size = size();
        while (size > 0) {
            if (at + size > body.length) {
                throw incomplete();
            }
            bytes.write(body, at, size);
            at += size;
            if (!line().isEmpty()) {
                throw incomplete();
            }
            size = size();
        }
        return bytes.toByteArray();
    }

    /** A chunk begins with its size in hexadecimal digits, and perhaps its signature behind a semicolon. */
    private int size() {
        String size = line().replaceFirst(";.*", "");
        if (!size.matches("[0-9a-fA-F]{1,7}")) {
            throw incomplete();
        }
        return Integer.parseInt(size, 16);
    }

    private Map<String, String> trailer() {
        Map<String, String> headers = new LinkedHashMap<>();
        while (at < body.length) {
            String line = line();
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private String line() {
        int end = at;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
        at = Math.min(body.length, end + 1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static ServiceError incomplete() {
        return new ServiceError(
                400,
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }
}
