package livestream.providers.aws;

import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Gives the clients that the SDK makes by itself, as for a role that it assumes, the connections of all others. The SDK makes an
 * instance of it by its name.
 */
public final class DefaultHttpClientService implements SdkHttpService {

    /** From now on, the SDK takes this one. */
    static void register() {
        System.setProperty(
                SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.property(), DefaultHttpClientService.class.getName());
    }

    @Override
    public SdkHttpClient.Builder<?> createHttpClientBuilder() {
        return new Builder();
    }

    private static final class Builder implements SdkHttpClient.Builder<Builder> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new UncheckedIoAdapter(new DefaultHttpClient(() -> NetworkSettings.of(System.getenv())));
        }
    }
}
