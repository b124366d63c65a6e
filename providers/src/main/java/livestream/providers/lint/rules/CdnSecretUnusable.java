package livestream.providers.lint.rules;

import java.util.Optional;
import livestream.providers.expand.ExistingResources;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.CdnAuthorization;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.MediaPackage;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.Value;

/** LS306: a secret that MediaPackage cannot read, or does not take (MediaPackage user guide, CDN authorization). */
final class CdnSecretUnusable extends Rule {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    CdnSecretUnusable() {
        super(
                Severity.ERROR,
                "The secret of CDN authorization is in another region or account, or is no text of 8 to 128 characters.",
                "MediaPackage reads the secret in its own account and region alone, and takes no other length. Where it cannot, it"
                        + " answers 403 to every request, and no viewer sees anything.",
                "Make the secret in the region of the channel, with a UUID as its value; or write `cdnAuthorization: create`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Channel channel : context.livestream().channels()) {
            if (channel.origin() instanceof MediaPackage mediapackage) {
                Span at = mediapackage.place().of("cdnAuthorization");
                if (mediapackage.cdnAuthorization() instanceof CdnAuthorization.Existing existing) {
                    place(context, mediapackage, existing, at, findings);
                }
                value(context, channel)
                        .filter(CdnSecretUnusable::isUnfit)
                        .ifPresent(secret -> findings.add(finding("The CDN identifier of `" + channel.key()
                                        + "` is no text of " + SHORTEST + " to " + LONGEST + " characters.")
                                .at(at)
                                .help("use a UUID; MediaPackage takes no other length.")));
            }
        }
    }

    private void place(
            LintContext context,
            MediaPackage mediapackage,
            CdnAuthorization.Existing existing,
            Span at,
            Diagnostics findings) {
        String region = ExistingResources.region(context.livestream(), mediapackage);
        String home = part(existing.secret(), 3);
        if (region != null && !home.isEmpty() && !home.equals(region)) {
            findings.add(
                    finding("The secret of CDN authorization is in " + home + ", and MediaPackage in " + region + ".")
                            .at(at)
                            .help("make one in " + region + "; MediaPackage reads no secret of another region."));
        }
        String owner = part(existing.secret(), 4);
        String user = part(existing.role(), 4);
        if (!owner.isEmpty() && !user.isEmpty() && !owner.equals(user)) {
            findings.add(finding("The secret of CDN authorization is of account " + owner
                            + ", and the role that reads it of " + user + ".")
                    .at(at)
                    .help("use a secret of the account that MediaPackage is in."));
        }
    }

    private static Optional<Value.Secret> value(LintContext context, Channel channel) {
        return context.behaviors().stream()
                .filter(behavior -> behavior.channel().filter(channel::equals).isPresent())
                .map((Behavior behavior) -> context.origin(behavior))
                .flatMap(origin -> CdnHeader.of(origin).stream())
                .filter(Value.Secret.class::isInstance)
                .map(Value.Secret.class::cast)
                .findFirst();
    }

    private static boolean isUnfit(Value.Secret secret) {
        int length = secret.reveal().length();
        return length < SHORTEST || length > LONGEST;
    }

    /** A part of an ARN; empty where there is none. */
    private static String part(String arn, int number) {
        String[] parts = arn.split(":", -1);
        return parts.length > 5 ? parts[number] : "";
    }
}
