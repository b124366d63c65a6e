package livestream.providers.lint.rules;

import livestream.providers.lint.Linted;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.RoutingForm;
import livestream.schema.Severity;
import livestream.schema.Span;

/** The file pins a routing form, and viewers know another. */
final class ServedUrlsMove extends Rule {
    ServedUrlsMove() {
        super(
                Severity.WARNING,
                "The routing form of the file moves URLs that viewers already have.",
                "Players, apps and partners hold the URLs that were given out. When the routing form changes, "
                        + "the old ones answer 404 or go to another endpoint from the moment the distribution is deployed, "
                        + "in the middle of whatever is on the air.",
                "Leave `routing` out, and every endpoint keeps the form under which viewers know it; or write "
                        + "that form.");
    }

    @Override
    public void check(Linted linted, Diagnostics findings) {
        linted.expansion().endpoints().forEach(endpoint -> {
            RoutingForm form = linted.expansion().routing().forms().get(endpoint.name());
            if (endpoint.serving() != null && form != null && form != endpoint.serving()) {
                findings.add(finding("`routing: " + form.word() + "` moves the URLs of `" + endpoint.name()
                                + "`, which viewers know in the form `"
                                + endpoint.serving().word() + "`.")
                        .at(routingAt(linted, endpoint.name()))
                        .help("write `routing: " + endpoint.serving().word()
                                + "`, or leave it out; to move anyway, give out the new URLs first."));
            }
        });
    }

    private static Span routingAt(Linted linted, String endpoint) {
        return linted.channel(endpoint)
                .filter(channel -> channel.place().has("routing"))
                .map(channel -> channel.place().of("routing"))
                .orElseGet(() -> linted.distributionAt("", "routing"));
    }
}
