package livestream.providers.lint.rules;

import java.util.Optional;
import livestream.providers.expand.ExistingChannel;
import livestream.providers.expand.ExistingEndpoint;
import livestream.providers.lint.LintContext;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Value;

/** The header by which MediaPackage knows the CDN, and who asks for it. */
final class CdnHeader {
    private static final String NAME = "X-MediaPackage-CDNIdentifier";

    private CdnHeader() {}

    /** What CloudFront sends to an origin in it; empty when it sends none. */
    static Optional<Value> of(Value.Fields origin) {
        return LintContext.fields(origin.get("CustomHeaders")).stream()
                .filter(header -> header.text("HeaderName").equalsIgnoreCase(NAME))
                .map(header -> header.fields().getOrDefault("HeaderValue", Value.text("")))
                .findFirst();
    }

    /** The same for the origin that serves an endpoint. */
    static Optional<Value> to(LintContext context, RoutedEndpoint endpoint) {
        return context.behaviors().stream()
                .filter(behavior -> behavior.endpoint().equals(endpoint.name()))
                .map(context::origin)
                .flatMap(origin -> of(origin).stream())
                .findFirst();
    }

    /** The endpoint as MediaPackage has it; empty when it is no existing one. */
    static Optional<ExistingEndpoint> existing(LintContext context, RoutedEndpoint endpoint) {
        return context.channel(endpoint.name())
                .map(channel -> context.expansion().existing().channels().get(channel.key()))
                .map(ExistingChannel::endpoints)
                .flatMap(all -> all.stream()
                        .filter(each -> each.url().domain().equals(endpoint.host())
                                && each.url().originPath().equals("/" + endpoint.pathPrefix()))
                        .findFirst());
    }
}
