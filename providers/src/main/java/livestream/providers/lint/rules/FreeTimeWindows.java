package livestream.providers.lint.rules;

import java.util.HashSet;
import java.util.Set;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Span;

/** Each viewer has a window of their own. */
final class FreeTimeWindows extends Rule {
    FreeTimeWindows() {
        super(
                Severity.INFO,
                "Viewers may ask for any window of time, and each window is cached apart.",
                "A player that writes the second at which a viewer pressed a button makes manifests that no other viewer "
                        + "asks for. Each goes to MediaPackage, which throttles an endpoint at a few hundred requests "
                        + "per second.",
                "Let players round `start` and `end`, for example to full minutes or to the beginning of the "
                        + "programme.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Set<String> told = new HashSet<>();
        for (RoutedEndpoint endpoint : context.endpoints()) {
            Channel channel = context.channel(endpoint.name()).orElse(null);
            if (channel != null
                    && endpoint.timeShift()
                    && StartoverWindow.has(context, endpoint.name())
                    && told.add(channel.key())) {
                findings.add(finding("Every `start` and `end` that a viewer of `" + channel.key()
                                + "` asks for has manifests of its own.")
                        .at(
                                channel.place().has("timeShift")
                                        ? channel.place().of("timeShift")
                                        : startoverAt(channel, context, endpoint.name()))
                        .help("let players round both, for example to full minutes."));
            }
        }
    }

    private static Span startoverAt(Channel channel, LintContext context, String endpoint) {
        return channel.endpoints().stream()
                .filter(each -> endpoint.equals(channel.key() + "/" + each.key())
                        && each.place().has("startoverWindow"))
                .map(each -> each.place().of("startoverWindow"))
                .findFirst()
                .orElseGet(() -> context.endpointAt(endpoint));
    }
}
