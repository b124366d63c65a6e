package livestream.providers.aws;

import java.net.URI;
import java.net.URISyntaxException;

/** The host of a URL that AWS answered. */
public final class HostName {
    private HostName() {}

    /** As in {@code abc.mediapackage.us-west-2.amazonaws.com}. */
    public static String of(String url) {
        try {
            String host = new URI(url).getHost();
            if (host != null) {
                return host;
            }
        } catch (URISyntaxException none) {
            throw ErrorTranslatingType.unreadable("AWS answered `" + url + "` in the place of a URL.");
        }
        throw ErrorTranslatingType.unreadable("AWS answered `" + url + "`, a URL without a host.");
    }
}
