package livestream.providers.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import livestream.engine.ProviderException;
import livestream.engine.ProviderException.ErrorKind;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Stops an update that would erase what AWS has learnt since this SDK was made.
 *
 * <p>These updates replace a thing whole, and the SDK sends what it knows. So the answer to the read that a thread made right
 * before is held against what the SDK made of it; when AWS told more, the update does not go out, unless somebody said that
 * it may. A kind reads right before it writes, or else the applier does, which looks at everything before it changes it. An
 * operation is about the same as the other when their names are but for the verb.
 */
final class OverwriteGuard implements ExecutionInterceptor {
    private static final Set<String> REPLACES = Set.of(
            "UpdateDistribution",
            "UpdateCachePolicy",
            "UpdateResponseHeadersPolicy",
            "UpdateOriginAccessControl",
            "UpdateKeyGroup",
            "UpdatePublicKey",
            "UpdateFunction",
            "UpdateOriginEndpoint",
            "PutBucketCors",
            "PutBucketLifecycleConfiguration",
            "PutPublicAccessBlock",
            "PutCorsPolicy",
            "PutMetricPolicy");

    private static final Set<String> NAMES = Set.of("Id", "Name", "Bucket", "ContainerName");
    private static final ExecutionAttribute<byte[]> BODY = new ExecutionAttribute<>("livestream.body");
    private static final String ADVICE =
            "No call was made. Use a version of livestream that knows these settings, or give `--drop-unknown` to have them"
                    + " erased. What was done so far is recorded.";

    /**
     * What a thread has read last of a kind.
     *
     * @param of the names by which it was asked for
     */
    private record Read(Map<String, Object> of, List<String> unknown) {}

    private final ThreadLocal<Map<String, Read>> reads = ThreadLocal.withInitial(HashMap::new);
    private volatile boolean dropped;

    /** From now on, unknown members may be erased. */
    void drop() {
        dropped = true;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = operation(attributes);
        if (!dropped && REPLACES.contains(operation)) {
            Read read = reads.get().get(subject(operation));
            if (read != null && !read.unknown().isEmpty() && read.of().equals(names(context.request()))) {
                throw new ProviderException(
                                ErrorKind.UNSAFE_OVERWRITE,
                                "UnknownMembers",
                                String.join(", ", read.unknown()),
                                new IllegalStateException(operation))
                        .advice(ADVICE);
            }
        }
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Optional<InputStream> content = context.responseBody();
        if (!isRead(operation(attributes)) || content.isEmpty()) {
            return content;
        }
        try (InputStream body = content.get()) {
            byte[] bytes = body.readAllBytes();
            attributes.putAttribute(BODY, bytes);
            return Optional.of(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        byte[] body = attributes.getAttribute(BODY);
        if (body != null && context.httpResponse().isSuccessful()) {
            reads.get()
                    .put(
                            subject(operation(attributes)),
                            new Read(names(context.request()), UnknownFieldScan.unknown(body, context.response())));
        }
    }

    private static boolean isRead(String operation) {
        boolean asks = operation.startsWith("Get") || operation.startsWith("Describe");
        return asks && REPLACES.stream().anyMatch(write -> subject(write).equals(subject(operation)));
    }

    private static String subject(String operation) {
        return operation.replaceFirst("^(Get|Describe|Update|Put)", "").replaceFirst("Config$", "");
    }

    private static String operation(ExecutionAttributes attributes) {
        return String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    private static Map<String, Object> names(SdkPojo request) {
        Map<String, Object> names = new TreeMap<>();
        for (SdkField<?> field : request.sdkFields()) {
            Object value = NAMES.contains(field.memberName()) ? field.getValueOrDefault(request) : null;
            if (value != null) {
                names.put(field.memberName(), value);
            }
        }
        return names;
    }
}
