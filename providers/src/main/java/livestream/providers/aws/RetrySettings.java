package livestream.providers.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How the SDK repeats a call: {@code AWS_RETRY_MODE} and {@code AWS_MAX_ATTEMPTS}, or {@code retry_mode} and {@code max_attempts} of
 * the profile (AWS SDKs and Tools Reference Guide, Retry behavior).
 *
 * @param attempts null for as many as the mode makes; the SDK reads the variable by itself, and not the profile
 */
record RetrySettings(RetryMode mode, @Nullable Integer attempts) {

    /** Those of the environment, which are checked already. */
    static RetrySettings found(ProfileFile file, Optional<Profile> profile) {
        RetryMode mode = RetryMode.resolver()
                .profileFile(() -> file)
                .profileName(NamedProfile.name())
                .defaultRetryMode(RetryMode.ADAPTIVE_V2)
                .resolve();
        boolean inProcess = SdkSystemSetting.AWS_MAX_ATTEMPTS.getStringValue().isPresent();
        Integer attempts = inProcess
                ? null
                : profile.flatMap(found -> found.property("max_attempts"))
                        .map(Integer::valueOf)
                        .orElse(null);
        return new RetrySettings(mode, attempts);
    }

    /** One for each client: it has a budget. */
    RetryStrategy strategy() {
        RetryStrategy strategy = AwsRetryStrategy.forRetryMode(mode);
        return attempts == null
                ? strategy
                : strategy.toBuilder().maxAttempts(attempts).build();
    }
}
