package livestream.providers.routing;

import livestream.schema.Span;
import org.jspecify.annotations.Nullable;

/**
 * A URL that a viewer of one endpoint can ask for and that another would be asked.
 *
 * @param endpoint whose URL it is
 * @param by the route that takes it; null when none does and the default behaviour gets it
 * @param own the endpoint's own pattern that matches it too; null when none does
 * @param witness the shortest such URL path, with its leading slash
 */
record Collision(
        RoutedEndpoint endpoint,
        @Nullable Route by,
        @Nullable Route own,
        String witness) {

    /** Where the user wrote the behaviour that takes it; null when it is a generated one. */
    @Nullable
    Span byUser() {
        return by == null ? null : by.at();
    }

    /** As in "`*.m3u8` of `news/hls` and `*.m3u8` of `news/cmaf` both match `/index.m3u8`". */
    String words() {
        if (by == null) {
            return "no path pattern of `" + endpoint.name() + "` matches its object `" + witness + "`";
        } else if (own == null) {
            return "`" + by.pattern() + "` of `" + by.endpoint() + "` takes `" + witness + "`, which is for `"
                    + endpoint.name() + "`";
        }
        return "`" + by.pattern() + "` of `" + by.endpoint() + "` and `" + own.pattern() + "` of `" + own.endpoint()
                + "` both match `" + witness + "`";
    }
}
