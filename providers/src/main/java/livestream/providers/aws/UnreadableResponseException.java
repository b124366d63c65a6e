package livestream.providers.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Thrown when something came back that AWS cannot have said: whether the call took effect is as unknown as if nothing had come.
 * The message says what was asked of whom, and what is wrong with the answer.
 */
final class UnreadableResponseException extends SdkClientException {
    private static final long serialVersionUID = 1L;

    UnreadableResponseException(String message, Throwable cause) {
        super(builder().message(message).cause(cause));
    }

    UnreadableResponseException(String message) {
        super(builder().message(message));
    }
}
