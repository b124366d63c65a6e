package livestream.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer as it goes over the wire. */
public record Response(int status, Map<String, String> headers, byte[] body) {

    /** Not a byte: the connection is closed. */
    public static final Response NONE = empty(0);

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, Map.of(), new byte[0]);
    }

    /** An XML answer. */
    public static Response xml(int status, String body) {
        return new Response(status, Map.of("Content-Type", "text/xml"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** A JSON answer. */
    public static Response json(int status, String body) {
        return new Response(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer with one more header. */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }
}
