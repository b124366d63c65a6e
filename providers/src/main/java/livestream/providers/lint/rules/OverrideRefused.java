package livestream.providers.lint.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import livestream.engine.Resource;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.CachePolicyUse;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.RawOverride;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.Value;

/** What an override says and AWS does not take; what the file's own keys say is checked by the reader and the expansion. */
final class OverrideRefused extends Rule {
    private static final List<String> PACKAGERS = List.of("HlsPackage", "DashPackage", "CmafPackage", "MssPackage");
    private static final String CERTIFICATE = "ViewerCertificate";

    OverrideRefused() {
        super(
                Severity.ERROR,
                "An override sets a member to what AWS refuses.",
                "An override says anything that AWS's API has a member for. What is out of its range is refused in the middle of the"
                        + " apply, when other things are made already.",
                "Write a value that the API reference names; where the quota of the account is higher, suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (RawOverride override : context.livestream().overrides()) {
            Map<String, MemberLimit> limits = MemberLimit.of(override.kind());
            look(override, limits, override.members(), "", "", findings);
        }
        behaviors(context, findings);
        identities(context, findings);
        packagers(context, findings);
        certificate(context, findings);
        context.behaviors().forEach(behavior -> legacyCaching(context, behavior, findings));
        context.cachePolicyUses().stream()
                .filter(use -> use.origin() == CachePolicyUse.Origin.GENERATED)
                .forEach(use -> lifetimes(context, use, findings));
    }

    /** The expansion has counted those of the file; what is too much here comes from overrides. */
    private void behaviors(LintContext context, Diagnostics findings) {
        int behaviors =
                LintContext.fields(context.distribution().get("CacheBehaviors")).size();
        int allowed = context.livestream().distribution().behaviorQuota();
        if (behaviors > allowed) {
            findings.add(finding("With those of overrides the distribution has " + behaviors
                            + " cache behaviors, and CloudFront allows " + allowed + ".")
                    .at(context.distributionAt("CacheBehaviors", "behaviors"))
                    .help("leave some out; with a higher quota of the account, `behaviorQuota` says so."));
        }
    }

    /** CloudFront developer guide, Restricting access to an Amazon S3 origin: one of the two ways to sign. */
    private void identities(LintContext context, Diagnostics findings) {
        for (Value.Fields origin : context.origins()) {
            Value control = origin.get("OriginAccessControlId");
            if (control != null
                    && !control.isNeutral()
                    && origin.get("S3OriginConfig") instanceof Value.Fields s3
                    && !s3.isNeutral()) {
                String id = origin.text("Id");
                findings.add(
                        finding("The origin `" + id + "` gets an origin access identity beside its access control.")
                                .at(context.overridden("origins", id, "S3OriginConfig")
                                        .orElseGet(() -> context.distributionAt("Origins", "")))
                                .help("leave the identity out; CloudFront takes one of the two."));
            }
        }
    }

    /** MediaPackage user guide, Working with endpoints: an endpoint has one packager. */
    private void packagers(LintContext context, Diagnostics findings) {
        for (Resource resource : context.graph().resources()) {
            List<String> packagers = PACKAGERS.stream()
                    .filter(packager -> resource.inputs().get(packager) != null)
                    .toList();
            if (packagers.size() > 1) {
                findings.add(finding("`" + resource.address() + "` gets " + String.join(" and ", packagers)
                                + ", and MediaPackage takes one packager.")
                        .at(context.overridden("endpoints", resource.address().key(), packagers.get(1))
                                .or(() -> context.overridden(
                                        "endpoints", resource.address().key(), packagers.get(0)))
                                .orElse(resource.declaredAt()))
                        .help("leave one out, or write another endpoint of that format."));
            }
        }
    }

    private void certificate(LintContext context, Diagnostics findings) {
        if (context.distribution().get(CERTIFICATE) instanceof Value.Fields certificate) {
            CertificateSettings.refused(certificate)
                    .ifPresent(refused -> findings.add(
                            finding("The `" + CERTIFICATE + "` of the distribution " + refused.words() + ".")
                                    .at(context.distributionAt(CERTIFICATE, "certificate"))
                                    .help(refused.help())));
        }
    }

    private void legacyCaching(LintContext context, Behavior behavior, Diagnostics findings) {
        LegacyCaching.refused(behavior.inputs())
                .ifPresent(refused -> findings.add(finding(behavior.capital() + " " + refused.words() + ".")
                        .at(context.overridden("behaviors", behavior.overrideKey(), refused.member())
                                .or(() -> context.overridden(
                                        "distribution", context.address().key(), "DefaultCacheBehavior"))
                                .orElseGet(() -> context.distributionAt("CacheBehaviors", "behaviors")))
                        .help(refused.help())));
    }

    /** The reader has compared the file's own; what is out of order here comes from overrides. */
    private void lifetimes(LintContext context, CachePolicyUse use, Diagnostics findings) {
        Span at = Stream.of("MinTTL", "DefaultTTL", "MaxTTL")
                .flatMap(member -> context.overridden("cachePolicies", use.name(), member).stream())
                .findFirst()
                .orElseGet(() -> use.at("MinTTL", "minTtl"));
        long least = use.seconds("MinTTL").orElse(0L);
        long usual = use.seconds("DefaultTTL").orElse(least);
        long most = use.seconds("MaxTTL").orElse(usual);
        if (least > usual || usual > most) {
            findings.add(finding("The TTLs of " + use.words() + " are out of order: MinTTL " + least + ", DefaultTTL "
                            + usual + ", MaxTTL " + most + ".")
                    .at(at)
                    .help("the minimum may not be above the default, nor the default above the maximum."));
        }
        boolean keyed = Stream.of("HeadersConfig", "CookiesConfig", "QueryStringsConfig")
                .anyMatch(part -> !use.mode(part).equals("none"));
        if (most == 0 && keyed) {
            findings.add(finding(use.capital() + " keeps nothing, and has something in its cache key.")
                    .at(at)
                    .help("write a `MaxTTL` above 0, or take headers, cookies and query strings out of the key."));
        }
    }

    /**
     * @param path as in {@code Origins[0].OriginPath}
     * @param form the same of every item, as in {@code Origins[].OriginPath}
     */
    private void look(
            RawOverride override,
            Map<String, MemberLimit> limits,
            Value value,
            String path,
            String form,
            Diagnostics findings) {
        MemberLimit limit = limits.get(form);
        if (limit != null && !limit.fits().test(value)) {
            findings.add(finding(limit, path, value)
                    .at(override.spans().getOrDefault(path, override.at()))
                    .help("write " + limit.words() + "."));
        }
        if (value instanceof Value.Fields fields) {
            String dot = path.isEmpty() ? "" : ".";
            fields.fields()
                    .forEach((name, inner) ->
                            look(override, limits, inner, path + dot + name, form + dot + name, findings));
        } else if (value instanceof Value.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                look(override, limits, items.items().get(i), path + "[" + i + "]", form + "[]", findings);
            }
        }
    }

    private Diagnostic finding(MemberLimit limit, String path, Value value) {
        String found = value instanceof Value.Items items
                ? "a list of " + items.items().size()
                : value instanceof Value.Text text && text.text().length() > MemberLimit.SHORT
                        ? "a text of " + text.text().length() + " characters"
                        : value instanceof Value.Fields fields
                                ? "a map of "
                                        + String.join(", ", fields.fields().keySet())
                                : "`" + value + "`";
        return finding("`" + path + "` is set to " + found + ", and AWS takes " + limit.words() + ".");
    }
}
