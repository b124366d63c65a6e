package livestream.providers.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.lint.StorageRules;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/**
 * LS404: CloudFront is told to leave CORS to the origin, and the origin does not answer for it. Where a response headers policy
 * is in use, it answers in the storage's place, and nothing is found.
 */
final class StorageWithoutCors extends Rule {
    private static final Set<String> NEEDED = Set.of("GET", "HEAD");

    StorageWithoutCors() {
        super(
                Severity.WARNING,
                "Neither CloudFront nor the bucket or container lets web pages read with GET and HEAD.",
                "With `cors: off` the answer of the storage decides, and S3 and MediaStore send `Access-Control-Allow-Origin` only"
                        + " where a CORS rule of theirs allows the method. Browsers keep everything else from the player.",
                "Leave `cors` out of `distribution`, and CloudFront answers for the storage; or add a rule with `GET` and `HEAD`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Channel channel : context.livestream().channels()) {
            StorageRules rules = context.account().storages().get(channel.origin());
            if (rules != null && !allowed(rules.cors()).containsAll(NEEDED) && leftToIt(context, channel)) {
                findings.add(finding("The CORS rules of " + StorageClosed.words(channel.origin())
                                + " do not let web pages read, and CloudFront adds nothing.")
                        .at(context.distributionAt("", "cors"))
                        .help("leave `cors` out, or add a rule that allows `GET` and `HEAD` there."));
            }
        }
    }

    private static Set<String> allowed(List<Value.Fields> rules) {
        Set<String> methods = new HashSet<>();
        for (Value.Fields rule : rules) {
            if (rule.get("AllowedMethods") instanceof Value.Items items) {
                items.items().forEach(method -> methods.add(method.toString()));
            }
        }
        return methods;
    }

    private static boolean leftToIt(LintContext context, Channel channel) {
        return context.behaviors().stream()
                .filter(behavior -> behavior.channel().filter(channel::equals).isPresent())
                .anyMatch(behavior -> !behavior.hasHeadersPolicy());
    }
}
