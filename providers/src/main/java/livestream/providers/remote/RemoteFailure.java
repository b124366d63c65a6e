package livestream.providers.remote;

import java.io.IOException;
import livestream.engine.Refused;
import livestream.providers.aws.Refusals;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS says when it does not do what a state needs, as a failure to read or write it. */
final class RemoteFailure {
    private RemoteFailure() {}

    /** @param what as in {@code s3://bucket/key} */
    static IOException of(String what, SdkException e) {
        try {
            return Refusals.translated(() -> {
                throw e;
            });
        } catch (Refused refused) {
            return new IOException(what + ": " + refused.words(), refused);
        }
    }
}
