package livestream.providers.aws;

import java.net.URI;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;

/**
 * Has every call ask AWS's own endpoint, whatever endpoint is configured: {@code AWS_IGNORE_CONFIGURED_ENDPOINT_URLS} (AWS SDKs and
 * Tools Reference Guide, Service-specific endpoints), which the SDK for Java does not read.
 */
final class IgnoredEndpoints implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        URI configured = attributes
                .getAttribute(SdkInternalExecutionAttribute.CLIENT_ENDPOINT_PROVIDER)
                .clientEndpoint();
        // The SDK replaces all of it, as it does with the one that it makes by itself.
        attributes.putAttribute(
                SdkInternalExecutionAttribute.CLIENT_ENDPOINT_PROVIDER,
                ClientEndpointProvider.create(configured, false));
    }
}
