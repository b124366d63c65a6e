package livestream.providers.aws;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts what is sent, by service and operation. Thread-safe. */
final class CallCounter implements ExecutionInterceptor {
    private static final ExecutionAttribute<Long> SENT = new ExecutionAttribute<>("livestream.Sent");

    private final Map<String, CallCount> counts = new ConcurrentSkipListMap<>();

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, System.nanoTime());
        count(attributes, 1, Duration.ZERO);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        Long sent = attributes.getAttribute(SENT);
        count(attributes, 0, sent == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - sent));
    }

    private void count(ExecutionAttributes attributes, int calls, Duration took) {
        String service = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
        String operation = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        counts.merge(
                service + " " + operation,
                new CallCount(service, operation, calls, took),
                (one, more) -> one.plus(more));
    }

    /** So far, by service and operation. */
    Collection<CallCount> counts() {
        return List.copyOf(counts.values());
    }
}
