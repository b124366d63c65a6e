package livestream.providers.aws;

import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Keeps the SDK from sending a change again when nobody knows what came of it. It would do so without asking whether this run
 * still holds the lock, and without looking whether the change took effect; the applier does both. A call that AWS answered with
 * a no, such as a throttled one, had no effect and may be repeated.
 */
final class NoRetryOnUnknownOutcome implements ExecutionInterceptor {

    /**
     * What does not change anything, and the conditional writes of a state, which tell by themselves whether an earlier one took
     * effect.
     */
    private static final Pattern REPEATABLE =
            Pattern.compile("(Get|List|Describe|Head|Decrypt|GenerateDataKey).*|PutObject");

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    /** How S3 and CloudFront say that they took no more calls: a no like any other. */
    private static final int UNAVAILABLE = 503;

    private static final ExecutionAttribute<Boolean> UNKNOWN = new ExecutionAttribute<>("livestream.OutcomeUnknown");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String operation = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (Boolean.TRUE.equals(attributes.getAttribute(UNKNOWN))
                && !REPEATABLE.matcher(operation).matches()) {
            throw SdkClientException.create("no answer to " + operation + " came, and it was not sent again");
        }
        attributes.putAttribute(UNKNOWN, true);
    }

    /** After a yes, what is sent again is sent because nobody could read what more was said. */
    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        int status = context.httpResponse().statusCode();
        boolean no = status >= CLIENT_ERROR && status < SERVER_ERROR || status == UNAVAILABLE;
        attributes.putAttribute(UNKNOWN, !no);
    }
}
