package livestream.providers.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import livestream.engine.Resource;
import livestream.providers.aws.Quotas;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/**
 * LS704: the account runs out of policies. Those that the plan deletes count too, because they go last; the quota is the one
 * of an account that never asked for more.
 */
final class TooManyPolicies extends Rule {
    /** What a kind is called, what the account may have, and where the file says otherwise. */
    private record Kind(String words, int allowed, String key, String instead) {}

    private static final Map<String, Kind> KINDS = Map.of(
            "cloudfront_cache_policy",
            new Kind(
                    "cache policies",
                    Quotas.of("cloudfront.cache.policies.per.account"),
                    "cache",
                    "share a policy that exists: write its id in `cache: { manifest: ..., segment: ... }`"),
            "cloudfront_response_headers_policy",
            new Kind(
                    "response headers policies",
                    Quotas.of("cloudfront.response.headers.policies.per.account"),
                    "cors",
                    "delete those that nothing uses"));

    TooManyPolicies() {
        super(
                Severity.ERROR,
                "The account would have more cache policies or response headers policies than CloudFront allows.",
                "CloudFront refuses the policy that is one too many with `TooManyCachePolicies` or"
                        + " `TooManyResponseHeadersPolicies`, in the middle of the apply.",
                "Share policies that exist, delete what nothing uses, or ask for a higher quota; when it is"
                        + " granted, suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        context.account().policies().forEach((type, idsByName) -> {
            Set<String> there = idsByName.keySet();
            Kind kind = KINDS.get(type);
            List<Resource> made = context.graph().resources().stream()
                    .filter(resource -> resource.address().type().equals(type))
                    .filter(resource -> !there.contains(resource.inputs().text("Name")))
                    .toList();
            Set<String> afterwards = new HashSet<>(there);
            made.forEach(resource -> afterwards.add(resource.inputs().text("Name")));
            if (kind != null && !made.isEmpty() && afterwards.size() > kind.allowed()) {
                findings.add(finding("The account has " + there.size() + " " + kind.words()
                                + ", and with those of this file " + afterwards.size() + "; the quota is "
                                + kind.allowed() + ".")
                        .at(context.distributionAt("", kind.key()))
                        .help(kind.instead() + ", or ask for a higher quota."));
            }
        });
    }
}
