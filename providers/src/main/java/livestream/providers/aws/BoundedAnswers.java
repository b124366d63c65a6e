package livestream.providers.aws;

import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Keeps an answer without an end from filling the memory. Of interceptors the last one added sees a body first. */
final class BoundedAnswers implements ExecutionInterceptor {
    /** A page of AWS is a few megabytes at the most. */
    private static final long LONGEST = 32L << 20;

    /** An object of S3 is as long as whoever wrote it made it; the state of 100,000 resources is a third of this. */
    private static final long LONGEST_OBJECT = 512L << 20;

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        long most = AnswerCheck.operation(attributes).equals("S3 GetObject") ? LONGEST_OBJECT : LONGEST;
        return context.responseBody()
                .map(body -> new BoundedStream(
                        body,
                        most,
                        () -> new UnreadableAnswer(AnswerCheck.words(context.request(), attributes) + "more than "
                                + (most >> 20) + " MiB")));
    }
}
