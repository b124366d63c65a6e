package livestream.simulator.s3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import livestream.simulator.http.ServiceError;

/** The tokens of lists, which say where the next page begins and which nobody but the service that gave them can make. */
final class Tokens {

    private Tokens() {}

    /** A token for what comes after the last item of a page. */
    static String after(String last) {
        byte[] text = last.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(4 + text.length)
                        .putInt(sum(text))
                        .put(text)
                        .array());
    }

    /** What was the last item of the page before; refused when the token was never given. */
    static String read(String token) {
        byte[] bytes = decoded(token);
        byte[] text = bytes.length < 4 ? new byte[0] : Arrays.copyOfRange(bytes, 4, bytes.length);
        if (bytes.length <= 4 || ByteBuffer.wrap(bytes).getInt() != sum(text)) {
            throw incorrect();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw incorrect();
        }
    }

    private static int sum(byte[] text) {
        CRC32 sum = new CRC32();
        sum.update(text);
        return (int) sum.getValue();
    }

    private static ServiceError incorrect() {
        return S3Errors.invalid("The continuation token provided is incorrect")
                .with("ArgumentName", "continuation-token");
    }
}
