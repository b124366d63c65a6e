package livestream.providers.lint.rules;

import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** LS303: origins that find what is asked for by their own host name. */
final class HostForwarded extends Rule {
    HostForwarded() {
        super(
                Severity.ERROR,
                "The viewer's `Host` goes to an origin of AWS, which answers to its own name alone.",
                "MediaPackage, MediaStore and S3 find account and bucket by the host name of a request, and a signature of origin"
                        + " access control covers it. With the viewer's host name every request answers 403 or 400.",
                "Use `AllViewerExceptHostHeader` as the origin request policy, or a policy that does not list `Host`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Behavior behavior : context.behaviors()) {
            Value.Fields origin = context.origin(behavior);
            if (needsItsOwn(origin)) {
                ForwardedHeaders.by(context, behavior, "Host")
                        .ifPresent(member -> findings.add(finding("The origin of " + behavior.words()
                                        + " gets the viewer's `Host`, and answers to its own name alone.")
                                .at(ForwardedHeaders.at(context, behavior, member))
                                .help(
                                        member.equals(ForwardedHeaders.REQUEST)
                                                ? "use `AllViewerExceptHostHeader`, or a policy without `Host`."
                                                : "use a cache policy without `Host` in its key, such as"
                                                        + " `CachingOptimized`.")));
            }
        }
    }

    private static boolean needsItsOwn(Value.Fields origin) {
        return OriginHost.isMediaPackage(origin)
                || OriginHost.isMediaStore(origin)
                || OriginHost.isBucket(origin)
                || OriginHost.isSigned(origin);
    }
}
