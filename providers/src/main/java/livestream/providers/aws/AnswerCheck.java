package livestream.providers.aws;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.engine.Refused;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The one place that decides whether what came back is an answer of AWS. What is none is thrown as {@link UnreadableAnswer}, so
 * that nothing beyond here meets a member that is not there: the SDK reads an empty body, a web page and a half answer alike as
 * an answer that says nothing, which looks as if nothing were there.
 */
final class AnswerCheck implements ExecutionInterceptor {
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    /** How a person knows what was asked about, the first of them that the request has. */
    private static final List<String> NAMES = List.of(
            "Id", "Name", "Bucket", "ContainerName", "RoleName", "SecretId", "KeyId", "Resource", "ResourceArn", "ChannelId");

    private static final ExecutionAttribute<Boolean> ANSWERED = new ExecutionAttribute<>("livestream.Answered");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(ANSWERED, false);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(ANSWERED, true);
    }

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        Optional<List<String>> expected = ExpectedMembers.of(operation(attributes));
        if (expected.isEmpty() && !isSigned(context.httpResponse())) {
            throw new UnreadableAnswer(words(context.request(), attributes) + "without a request id, which AWS always gives");
        }
        String flaw = new ReadAnswer(context.request(), context.response()).flaw(expected.orElse(List.of()));
        if (flaw != null) {
            throw new UnreadableAnswer(words(context.request(), attributes) + flaw);
        }
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable thrown = context.exception();
        if (thrown instanceof UnreadableAnswer
                || thrown instanceof Refused
                || !Boolean.TRUE.equals(attributes.getAttribute(ANSWERED))) {
            return thrown;
        }
        if (!(thrown instanceof AwsServiceException error)) {
            return new UnreadableAnswer(words(context.request(), attributes) + "what cannot be read", thrown);
        }
        return isSaid(error, context.httpResponse(), operation(attributes))
                ? thrown
                : new UnreadableAnswer(
                        words(context.request(), attributes) + "HTTP " + error.statusCode() + " without an error of AWS",
                        thrown);
    }

    /** Whether it was AWS that said no: a proxy has no code for it. S3 answers HEAD without a body, and so without a code. */
    private static boolean isSaid(AwsServiceException error, Optional<SdkHttpResponse> answer, String operation) {
        AwsErrorDetails details = error.awsErrorDetails();
        boolean coded = details != null && details.errorCode() != null;
        return coded
                || error.statusCode() >= SERVER_ERROR
                || error.statusCode() == TOO_MANY
                || operation.startsWith("S3 Head")
                || answer.isPresent() && isSigned(answer.get());
    }

    private static boolean isSigned(SdkHttpResponse answer) {
        return answer.firstMatchingHeader(List.of("x-amzn-RequestId", "x-amz-request-id")).isPresent();
    }

    /** As in {@code CloudFront answered GetDistribution of `E1` }. */
    static String words(SdkPojo request, ExecutionAttributes attributes) {
        String name = NAMES.stream()
                .flatMap(wanted -> named(request, wanted))
                .findFirst()
                .map(found -> " of `" + found + "`")
                .orElse("");
        return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + " answered "
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME) + name + " ";
    }

    private static Stream<Object> named(SdkPojo request, String wanted) {
        return request.sdkFields().stream()
                .filter(field -> field.memberName().equals(wanted))
                .<Object>map(field -> ((SdkField<?>) field).getValueOrDefault(request))
                .filter(Objects::nonNull);
    }

    /** Service and operation as the SDK calls them. */
    static String operation(ExecutionAttributes attributes) {
        return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + " "
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }
}
