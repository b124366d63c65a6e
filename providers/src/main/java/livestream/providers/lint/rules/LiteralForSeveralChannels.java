package livestream.providers.lint.rules;

import java.util.List;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.RoutingMode;
import livestream.schema.Severity;

/** The guide's patterns have room for one channel. */
final class LiteralForSeveralChannels extends Rule {
    LiteralForSeveralChannels() {
        super(
                Severity.WARNING,
                "The guide's literal patterns are forced on several channels.",
                "`*.m3u8` can go to one origin. Channels that differ in format today fit, and the first format "
                        + "that two of them share does not: then the plan stops, or URLs have to move.",
                "Write `routing: path` or `routing: name`, or leave `routing` out.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        List<Channel> literal = context.livestream().channels().stream()
                .filter(channel -> form(context, channel) == RoutingMode.LITERAL)
                .toList();
        if (literal.size() < 2) {
            return;
        }
        Channel second = literal.get(1);
        findings.add(finding("`routing: literal` has room for one channel, and `" + second.key() + "` is another.")
                .at(
                        second.place().has("routing")
                                ? second.place().of("routing")
                                : context.distributionAt("", "routing"))
                .help("write `routing: path` or `routing: name`, or leave it out: then each endpoint gets what fits."));
    }

    private static RoutingMode form(LintContext context, Channel channel) {
        return channel.routing() == null ? context.livestream().distribution().routing() : channel.routing();
    }
}
