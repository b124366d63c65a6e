package livestream.providers.lint.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;
import livestream.state.ResourceState;

/** LS310: a distribution that is its own origin, by an alias or by the name that CloudFront gave it. */
final class OriginAsksItself extends Rule {
    OriginAsksItself() {
        super(
                Severity.ERROR,
                "The host of an origin is a name of the distribution itself.",
                "As soon as that name leads to CloudFront, the distribution asks itself for every file. CloudFront answers 403 to a"
                        + " request that has passed two distributions (CloudFront Developer Guide, Quotas).",
                "Name the host of the packager. It needs a DNS name of its own, which no distribution has as an alias.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Set<String> own = names(context);
        for (Value.Fields origin : context.origins()) {
            String host = String.valueOf(origin.get("DomainName")).toLowerCase(Locale.ROOT);
            if (own.contains(host)) {
                findings.add(finding("The origin `" + origin.text("Id") + "` is `" + host
                                + "`, a name of this distribution: it asks itself.")
                        .at(OriginPlace.of(context, origin, "DomainName", "url"))
                        .help("write the host name of the server behind it, which is no alias of a distribution."));
            }
        }
    }

    private static Set<String> names(LintContext context) {
        Set<String> names = new TreeSet<>();
        if (context.distribution().get("Aliases") instanceof Value.Items aliases) {
            aliases.items().forEach(alias -> names.add(alias.toString().toLowerCase(Locale.ROOT)));
        }
        Optional.ofNullable(context.recorded().resources().get(context.address()))
                .map(ResourceState::outputs)
                .map(outputs -> outputs.get("Domain"))
                .ifPresent(domain -> names.add(domain.toString()));
        return names;
    }
}
