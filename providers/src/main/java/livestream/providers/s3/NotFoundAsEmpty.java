package livestream.providers.s3;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3 answers an error where a bucket, or one of its settings, is not there. */
public final class NotFoundAsEmpty {
    private NotFoundAsEmpty() {}

    /** What S3 answers; empty when it has no such thing. */
    public static <T> Optional<T> get(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
