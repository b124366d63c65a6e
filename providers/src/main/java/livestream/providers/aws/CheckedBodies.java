package livestream.providers.aws;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Has each body checked as it is read. Of interceptors the last one added sees a body first. */
final class CheckedBodies implements ExecutionInterceptor {
    private static final String OBJECT = "S3 GetObject";

    /** What these answer is what somebody else wrote. */
    private static final Set<String> BYTES = Set.of(OBJECT, "CloudFront GetFunction");

    /** A page of AWS is a few megabytes at the most. */
    private static final long LONGEST = 32L << 20;

    /** An object of S3 is as long as whoever wrote it made it; the state of 100,000 resources is a third of this. */
    private static final long LONGEST_OBJECT = 512L << 20;

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        String operation = ResponseCheck.operation(attributes);
        return context.responseBody()
                .map(body -> new CheckedBody(
                        body,
                        operation.equals(OBJECT) ? LONGEST_OBJECT : LONGEST,
                        !BYTES.contains(operation),
                        flaw -> ResponseCheck.flaw(context.request(), attributes, flaw)));
    }
}
