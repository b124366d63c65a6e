package livestream.providers.lint.rules;

import java.util.List;
import livestream.providers.expand.ExistingEndpoint;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution;
import livestream.schema.MediaPackage;
import livestream.schema.MediaStore;
import livestream.schema.Severity;

/**
 * LS307: an open door beside a guarded one. An origin that anybody may ask is told of only where CloudFront is to turn viewers
 * away; in a stream for everybody it costs money, not secrets. What a server or an endpoint of another account lets in is not
 * known here.
 */
final class RestrictionBypassed extends Rule {
    RestrictionBypassed() {
        super(
                Severity.WARNING,
                "CloudFront turns some viewers away, and the origin answers everybody.",
                "Signatures, countries and web ACLs are checked by CloudFront alone. A viewer who learns the host of the origin, for"
                        + " example from an error page or a leaked URL, watches past all of them.",
                "Write `cdnAuthorization: create` for MediaPackage; leave `access` of a container at `oac`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Distribution distribution = context.livestream().distribution();
        String guard = distribution.viewerAccess() != null
                ? "viewerAccess"
                : distribution.geo() != null ? "geo" : distribution.webAcl() != null ? "webAcl" : "";
        if (guard.isEmpty()) {
            return;
        }
        for (Channel channel : context.livestream().channels()) {
            if (isOpen(context, channel)) {
                findings.add(finding("`" + guard + "` does not guard `" + channel.key()
                                + "` itself: its origin answers everyone who asks it directly.")
                        .at(channel.origin().place().self())
                        .note(
                                "note",
                                "`" + guard + "` is here",
                                distribution.place().of(guard))
                        .help(
                                channel.origin() instanceof MediaStore
                                        ? "leave `access` out: CloudFront then signs its requests."
                                        : isExisting(context, channel)
                                                ? "set an authorization of its endpoints in MediaPackage, and write its `secret`"
                                                        + " and `role` as `cdnAuthorization`."
                                                : "write `cdnAuthorization: create`."));
            }
        }
    }

    private static boolean isOpen(LintContext context, Channel channel) {
        if (channel.origin() instanceof MediaPackage mediapackage) {
            boolean own = mediapackage.managed()
                    && mediapackage.cdnAuthorization() == null
                    && mediapackage.allowIps().isEmpty();
            return own || (isExisting(context, channel) && !endpointsGuard(context, channel));
        }
        return channel.origin() instanceof MediaStore mediastore && mediastore.access() == MediaStore.Access.PUBLIC;
    }

    private static boolean isExisting(LintContext context, Channel channel) {
        return context.expansion().existing().channels().containsKey(channel.key());
    }

    private static boolean endpointsGuard(LintContext context, Channel channel) {
        List<ExistingEndpoint> served = context.endpoints().stream()
                .filter(endpoint ->
                        context.channel(endpoint.name()).filter(channel::equals).isPresent())
                .flatMap(endpoint -> CdnHeader.existing(context, endpoint).stream())
                .toList();
        return served.stream().allMatch(endpoint -> endpoint.authorized() || endpoint.allowListed());
    }
}
