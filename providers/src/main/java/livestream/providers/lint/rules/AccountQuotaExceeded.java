package livestream.providers.lint.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import livestream.engine.Resource;
import livestream.providers.aws.Quotas;
import livestream.providers.iam.IamRole;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/**
 * The account runs out of something of which it has others already. What the plan deletes counts too, because it goes last.
 * Policies have a rule of their own, and so have channels that are too many in the file alone.
 */
final class AccountQuotaExceeded extends Rule {
    /**
     * @param words what a reader calls them
     * @param name the member that tells one from another; empty where AWS names them
     */
    private record Kind(String words, int allowed, String name) {}

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.of(
            "cloudfront_function",
            new Kind("CloudFront functions", Quotas.of("cloudfront.functions.per.account"), "Name"),
            "mediastore_container",
            new Kind(
                    "MediaStore containers in the region",
                    Quotas.of("mediastore.containers.per.region"),
                    "ContainerName"),
            "cloudfront_distribution",
            new Kind("distributions", Quotas.of("cloudfront.distributions.per.account"), ""),
            "cloudfront_origin_access_control",
            new Kind("origin access controls", Quotas.of("cloudfront.origin.access.controls.per.account"), "Name"),
            "cloudfront_key_group",
            new Kind("key groups", Quotas.of("cloudfront.key.groups.per.account"), "Name"),
            "cloudfront_public_key",
            new Kind("public keys", Quotas.of("cloudfront.public.keys.per.account"), "Name"),
            "mediapackage_channel",
            new Kind("MediaPackage channels in the region", Quotas.of("mediapackage.channels.per.region"), "Id")));

    AccountQuotaExceeded() {
        super(
                Severity.ERROR,
                "The account would have more distributions, functions, access controls, key groups, public keys, channels, containers or"
                        + " roles than AWS allows.",
                "AWS refuses the one that is one too many in the middle of the apply, and what comes after it is not made.",
                "Delete what nothing uses, use another account or region for some, or ask for a higher quota; when it is granted,"
                        + " suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        context.account().roles().ifPresent(count -> roles(context, count, findings));
        KINDS.forEach((type, kind) -> {
            Set<String> there = context.account().listed().getOrDefault(type, Set.of());
            List<Resource> made = context.graph().resources().stream()
                    .filter(resource -> resource.address().type().equals(type))
                    .filter(resource -> isNew(resource, kind, there, context))
                    .toList();
            int afterwards = there.size() + made.size();
            if (!there.isEmpty() && !made.isEmpty() && afterwards > kind.allowed()) {
                findings.add(finding("The account has " + there.size() + " " + kind.words()
                                + ", and with those of this file " + afterwards + "; the quota is " + kind.allowed()
                                + ".")
                        .at(made.get(0).declaredAt())
                        .help("delete those that nothing uses, or ask for a higher quota and suppress this."));
            }
        });
    }

    /** IAM tells what it allows this very account. */
    private void roles(LintContext context, IamRole.Count count, Diagnostics findings) {
        List<Resource> made = context.graph().resources().stream()
                .filter(resource -> resource.address().type().equals("iam_role"))
                .filter(resource -> isNew(resource, new Kind("", 0, ""), Set.of(), context))
                .toList();
        int afterwards = count.there() + made.size();
        if (!made.isEmpty() && afterwards > count.allowed()) {
            findings.add(finding("The account has " + count.there() + " roles, and with those of this file "
                            + afterwards + "; it may have " + count.allowed() + ".")
                    .at(made.get(0).declaredAt())
                    .help("delete roles that nothing uses, or ask for a higher quota."));
        }
    }

    private static boolean isNew(Resource resource, Kind kind, Set<String> there, LintContext context) {
        Address address = resource.address();
        boolean known = context.recorded().resources().containsKey(address)
                || context.recorded().intents().containsKey(address);
        return !known
                && !(resource.inputs().get(kind.name()) instanceof Value.Text name && there.contains(name.text()));
    }
}
