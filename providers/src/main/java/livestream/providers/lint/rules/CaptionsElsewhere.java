package livestream.providers.lint.rules;

import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.routing.RoutedEndpoint;
import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostics;
import livestream.schema.Format;
import livestream.schema.RoutingMode;
import livestream.schema.Severity;

/** A behavior of the user answers for subtitles of a channel whose files lie ready. */
final class CaptionsElsewhere extends Rule {
    CaptionsElsewhere() {
        super(
                Severity.WARNING,
                "A behavior of your own takes the subtitles of a channel.",
                "Subtitles are `.vtt` files beside the segments. A behavior for `*.vtt` with another origin "
                        + "takes those of every channel, and captions vanish without an error that anybody sees.",
                "Put the channel's folder into the pattern, or give the behavior `precedence: last`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Behavior behavior : context.behaviors()) {
            CustomBehavior own = behavior.own().orElse(null);
            if (own == null || !own.first()) {
                continue;
            }
            context.endpoints().stream()
                    .filter(RoutedEndpoint::stored)
                    .filter(endpoint ->
                            endpoint.format() != Format.MSS && !endpoint.name().equals(behavior.endpoint()))
                    .filter(endpoint -> behavior.pattern().matches(subtitles(endpoint, context)))
                    .findFirst()
                    .ifPresent(endpoint -> findings.add(finding("`" + behavior.pattern() + "` takes the subtitles of `"
                                    + endpoint.name() + "`, and another origin answers.")
                            .at(behavior.at())
                            .help("put a folder into the pattern that the channel does not have, or write `precedence:"
                                    + " last`.")));
        }
    }

    private static String subtitles(RoutedEndpoint endpoint, LintContext context) {
        RoutingMode form = context.routing().forms().get(endpoint.name());
        boolean below = form == RoutingMode.PATH && !endpoint.pathPrefix().isNeutral();
        return (below ? endpoint.pathPrefix() + "/" : "") + "subtitles_1.vtt";
    }
}
