package livestream.providers.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import livestream.schema.Value;
import livestream.state.ValueJson;

/** An IAM policy document, which travels as JSON in a string: URL-encoded in answers, plain in requests. */
final class PolicyDocument {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyDocument() {}

    static String write(Value document) {
        return new ValueJson("").write(document).toString();
    }

    static Value read(String encoded) {
        try {
            return ValueJson.read(JSON.readTree(URLDecoder.decode(encoded, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("IAM answered a policy document that is not JSON", e);
        }
    }
}
