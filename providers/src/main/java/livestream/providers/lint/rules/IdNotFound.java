package livestream.providers.lint.rules;

import java.util.Map;
import java.util.Optional;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution;
import livestream.schema.KeySpans;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.Value;
import livestream.schema.ViewerAccess;
import org.jspecify.annotations.Nullable;

/** LS814: an id of a policy, a key group or an access control that nothing has, as CloudFront tells. */
final class IdNotFound extends Rule {
    /** What a reader calls the thing, and the key by which a behavior of the user's names it. */
    private record Kind(String words, String key) {}

    private static final Map<String, Kind> KINDS = Map.of(
            "CachePolicyId", new Kind("cache policy", "cachePolicy"),
            "OriginRequestPolicyId", new Kind("origin request policy", "originRequestPolicy"),
            "ResponseHeadersPolicyId", new Kind("response headers policy", "responseHeadersPolicy"),
            "TrustedKeyGroups", new Kind("key group", "keyGroup"),
            "OriginAccessControlId", new Kind("origin access control", ""),
            "OriginAccessIdentity", new Kind("origin access identity", ""));

    IdNotFound() {
        super(
                Severity.ERROR,
                "The file names a policy, a key group or an access control by an id that nothing in the account has.",
                "CloudFront refuses the distribution, which is made as the last of all: channels, endpoints and policies are there by"
                        + " then.",
                "Copy the id from the CloudFront console, in the account that the file is for; or write the name of one of AWS's own"
                        + " policies.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        context.policies().missing().forEach((member, ids) -> {
            for (String id : ids) {
                context.behaviors().stream()
                        .filter(behavior -> names(behavior.inputs().get(member), id))
                        .findFirst()
                        .ifPresent(behavior -> findings.add(missing(member, id).at(at(context, behavior, member))));
                context.origins().stream()
                        .filter(origin -> names(origin.get(member), id)
                                || names(ofBucket(origin).get(member), id))
                        .findFirst()
                        .ifPresent(origin -> findings.add(missing(member, id)
                                .at(context.overridden("origins", origin.text("Id"), member)
                                        .or(() -> context.overridden(
                                                "origins", origin.text("Id"), "S3OriginConfig." + member))
                                        .orElseGet(() -> context.distributionAt("Origins", "")))));
            }
        });
    }

    private static Value.Fields ofBucket(Value.Fields origin) {
        return origin.get("S3OriginConfig") instanceof Value.Fields bucket ? bucket : Value.fields();
    }

    private Diagnostic missing(String member, String id) {
        return finding("There is no " + kind(member).words() + " `" + id + "`.")
                .help("copy the id of one of this account from the CloudFront console.");
    }

    private static Kind kind(String member) {
        return KINDS.getOrDefault(member, new Kind(member, member));
    }

    private static boolean names(@Nullable Value value, String id) {
        return value instanceof Value.Fields list && list.get("Items") instanceof Value.Items items
                ? items.items().contains(Value.text(id))
                : Value.text(id).equals(value);
    }

    private static Span at(LintContext context, Behavior behavior, String member) {
        Distribution distribution = context.livestream().distribution();
        ViewerAccess access = distribution.viewerAccess();
        return context.overridden("behaviors", behavior.overrideKey(), member)
                .or(() -> behavior.own()
                        .map(own -> own.place())
                        .filter(place -> place.has(kind(member).key()))
                        .map(place -> place.of(kind(member).key())))
                .or(() -> access != null && member.equals("TrustedKeyGroups")
                        ? Optional.of(access.place().of("keyGroup"))
                        : Optional.empty())
                .orElseGet(() -> cacheAt(context, behavior));
    }

    private static Span cacheAt(LintContext context, Behavior behavior) {
        KeySpans cache = context.livestream().distribution().cache().place();
        String kind = behavior.carriesManifests() ? "manifest" : "segment";
        return cache.has(kind) ? cache.of(kind) : context.distributionAt("", "cache");
    }
}
