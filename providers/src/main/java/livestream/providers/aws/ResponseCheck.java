package livestream.providers.aws;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import livestream.engine.ProviderException;
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
 * The one place that decides whether what came back is an answer of AWS. What is none is thrown as {@link UnreadableResponseException}, so
 * that nothing beyond here meets a member that is not there: the SDK reads an empty body, a web page and a half answer alike as
 * an answer that says nothing, which looks as if nothing were there.
 */
final class ResponseCheck implements ExecutionInterceptor {
    private static final int REDIRECTION = 300;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    /** How a person knows what was asked about, the first of them that the request has. */
    private static final List<String> NAMES = List.of(
            "Id",
            "Name",
            "Bucket",
            "ContainerName",
            "RoleName",
            "SecretId",
            "KeyId",
            "Resource",
            "ResourceArn",
            "ChannelId");

    /** What only AWS's services put on. */
    private static final List<String> SIGNS = List.of("x-amzn-RequestId", "x-amz-request-id", "x-amzn-ErrorType");

    /** What services are called where the SDK's name for them is not what people say. */
    private static final Map<String, String> SERVICES = Map.of(
            "Acm", "Certificate Manager",
            "Iam", "IAM",
            "Kms", "KMS",
            "SecretsManager", "Secrets Manager",
            "Ssm", "Parameter Store",
            "Sts", "STS");

    /** What is wrong with an answer: the SDK makes new exceptions of those that it is given. */
    private static final ExecutionAttribute<String> FLAW = new ExecutionAttribute<>("livestream.Flaw");

    private static final ExecutionAttribute<Boolean> ANSWERED = new ExecutionAttribute<>("livestream.Answered");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(ANSWERED, false);
        attributes.putAttribute(FLAW, null);
    }

    /** A proxy, too, finds nothing or forbids something; an answer of AWS's services says which request it is to. */
    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(ANSWERED, true);
        int status = context.httpResponse().statusCode();
        boolean no = status >= REDIRECTION && status < SERVER_ERROR && status != TOO_MANY;
        if (no && !isSigned(context.httpResponse())) {
            throw flaw(context.request(), attributes, "HTTP " + status + " without an error of AWS");
        }
    }

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        Optional<List<String>> expected = ExpectedMembers.of(operation(attributes));
        if (expected.isEmpty() && !isSigned(context.httpResponse())) {
            throw flaw(context.request(), attributes, "without a request id, which AWS always gives");
        }
        String flaw = new ResponseParsing(context.request(), context.response()).flaw(expected.orElse(List.of()));
        if (flaw != null) {
            throw flaw(context.request(), attributes, flaw);
        }
    }

    /** What the SDK could not read, whatever it threw in place of an answer. */
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable thrown = context.exception();
        String flaw = attributes.getAttribute(FLAW);
        if (flaw != null) {
            return new UnreadableResponseException(flaw, thrown);
        }
        boolean said = thrown instanceof AwsServiceException || thrown instanceof ProviderException;
        return said || !Boolean.TRUE.equals(attributes.getAttribute(ANSWERED))
                ? thrown
                : new UnreadableResponseException(words(context.request(), attributes) + "what cannot be read", thrown);
    }

    private static boolean isSigned(SdkHttpResponse answer) {
        return answer.firstMatchingHeader(SIGNS).isPresent();
    }

    /**
     * Notes what is wrong with an answer, and gives what ends its reading.
     *
     * @param flaw goes on "AWS answered ..."
     */
    static UnreadableResponseException flaw(SdkPojo request, ExecutionAttributes attributes, String flaw) {
        String words = words(request, attributes) + flaw;
        attributes.putAttribute(FLAW, words);
        return new UnreadableResponseException(words);
    }

    /** As in {@code CloudFront answered GetDistribution of `E1` }. */
    private static String words(SdkPojo request, ExecutionAttributes attributes) {
        String name = NAMES.stream()
                .flatMap(wanted -> named(request, wanted))
                .findFirst()
                .map(found -> " of `" + found + "`")
                .orElse("");
        String service = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
        return SERVICES.getOrDefault(service, service) + " answered "
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
