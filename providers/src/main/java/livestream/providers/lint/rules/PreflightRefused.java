package livestream.providers.lint.rules;

import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.lint.StorageRules;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** LS407: a preflight that storage answers by its own rules, of which it has none. */
final class PreflightRefused extends Rule {
    PreflightRefused() {
        super(
                Severity.WARNING,
                "An existing bucket or container has no CORS rule, so it refuses preflight requests.",
                "CloudFront passes OPTIONS on, and S3 and MediaStore answer it by their own CORS rules: 403 without one. A response"
                        + " headers policy adds headers but not the status, and a browser wants a status of success (S3 User Guide,"
                        + " Troubleshooting CORS). Players that send headers of their own cannot play in web pages.",
                "Add a CORS rule with `GET` and `HEAD` to the bucket or container, or let the file manage it.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Channel channel : context.livestream().channels()) {
            StorageRules rules = context.account().storages().get(channel.origin());
            if (rules != null && rules.cors().isEmpty() && isAsked(context, channel)) {
                findings.add(finding("A preflight of a web page is answered with 403 by "
                                + StorageClosed.words(channel.origin()) + ", which has no CORS rule.")
                        .at(channel.origin().place().self())
                        .help(
                                "add a rule that allows `GET` and `HEAD` there; CloudFront adds headers to an answer, and not its"
                                        + " status."));
            }
        }
    }

    private static boolean isAsked(LintContext context, Channel channel) {
        return context.behaviors().stream()
                .filter(behavior -> behavior.channel().filter(channel::equals).isPresent())
                .anyMatch(Behavior::hasHeadersPolicy);
    }
}
