package livestream.simulator.weather;

import java.nio.charset.StandardCharsets;
import java.util.List;
import livestream.simulator.http.Response;

/** The body of an answer, taken apart. */
interface Body {

    /** A body that has no members, such as that of an object. */
    record Plain(byte[] bytes) implements Body {
        @Override
        public List<String> members() {
            return List.of();
        }

        @Override
        public byte[] garbled(String member, Garbling.Part part) {
            return bytes;
        }
    }

    /** The paths of all members, each once, in their order. */
    List<String> members();

    /** The body with a member garbled wherever it occurs. */
    byte[] garbled(String member, Garbling.Part part);

    /** Takes the body of an answer apart. */
    static Body of(Response response) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        return isJson(response)
                ? JsonBody.of(response.body())
                : text.startsWith("<") ? XmlBody.of(response.body()) : new Plain(response.body());
    }

    /** Whether an answer is in JSON: a body that begins like it, or says that it is. */
    static boolean isJson(Response response) {
        byte[] body = response.body();
        return body.length > 0 && body[0] == '{'
                || response.headers().getOrDefault("Content-Type", "").contains("json");
    }
}
