package livestream.providers.aws;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/** A few attempts of the SDK's, and then more of them for as long as AWS throttles and a run has time to look. Thread-safe. */
final class RetryPolicy implements RetryStrategy {

    /** @param since when the SDK itself gave up */
    private record Patient(RetryToken few, Instant since) implements RetryToken {}

    private final RetryStrategy few;
    private final ReadThrottling reads;

    RetryPolicy(RetryStrategy few, ReadThrottling reads) {
        this.few = few;
        this.reads = reads;
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return few.acquireInitialToken(request);
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        boolean patient = request.token() instanceof Patient;
        try {
            if (!patient) {
                return few.refreshRetryToken(request);
            }
        } catch (TokenAcquisitionFailedException e) {
            if (!isThrottled(request.failure()) || !reads.waited(reads.now())) {
                throw e;
            }
            return again(new Patient(request.token(), reads.now()));
        }
        Patient token = (Patient) request.token();
        if (!isThrottled(request.failure()) || !reads.waited(token.since())) {
            throw new TokenAcquisitionFailedException("AWS still throttles", token, request.failure());
        }
        return again(token);
    }

    private static RefreshRetryTokenResponse again(Patient token) {
        return RefreshRetryTokenResponse.create(token, Duration.ZERO);
    }

    private static boolean isThrottled(Throwable failure) {
        return failure instanceof AwsServiceException refused && refused.isThrottlingException();
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        if (request.token() instanceof Patient token) {
            few.recordSuccess(RecordSuccessRequest.create(token.few()));
            return RecordSuccessResponse.create(token);
        }
        return few.recordSuccess(request);
    }

    @Override
    public int maxAttempts() {
        return few.maxAttempts();
    }

    @Override
    public boolean useClientDefaults() {
        return few.useClientDefaults();
    }

    @Override
    public Builder<?, ?> toBuilder() {
        return few.toBuilder();
    }
}
