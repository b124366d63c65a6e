package livestream.providers.remote;

import java.util.Optional;
import livestream.engine.ProviderException;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.state.BackendDeniedException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS says when it does not do what a state needs, as a failure to read or write it. */
final class BackendErrors {
    private BackendErrors() {}

    /** @param what as in {@code s3://bucket/key} */
    static BackendDeniedException of(String what, SdkException e) {
        try {
            return ErrorTranslatingType.translated(() -> {
                throw e;
            });
        } catch (ProviderException refused) {
            return new BackendDeniedException(
                    what, refused.words(), refused.advice(region(e).orElse(refused.advice())));
        }
    }

    /** S3 says in a header where a bucket is that was looked for in another region (S3 API Reference, HeadBucket). */
    private static Optional<String> region(SdkException e) {
        return Optional.of(e)
                .filter(AwsServiceException.class::isInstance)
                .map(found -> ((AwsServiceException) found).awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(answer -> answer.firstMatchingHeader("x-amz-bucket-region"))
                .map(region ->
                        "it is in " + region + ": write `state: { region: " + region + " }`; nothing was changed.");
    }
}
