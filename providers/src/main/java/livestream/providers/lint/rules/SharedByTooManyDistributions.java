package livestream.providers.lint.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import livestream.engine.Resource;
import livestream.providers.aws.Quotas;
import livestream.providers.expand.Expansion;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.lint.SharedSettings;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.Value;
import livestream.state.ResourceState;

/** More distributions than CloudFront lets use one policy, key group, access control or function, with those of others. */
final class SharedByTooManyDistributions extends Rule {
    private static final int ALLOWED = Quotas.of("cloudfront.distributions.per.shared.setting");

    SharedByTooManyDistributions() {
        super(
                Severity.ERROR,
                "More distributions share a policy, a key group, an access control or a function than CloudFront allows.",
                "CloudFront lets 100 distributions use one of them, unless the account has a higher quota, and refuses the next one"
                        + " in the middle of the apply.",
                "Give some of the distributions other settings, split the file, or ask for a higher quota; when it is granted, suppress"
                        + " this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Map<SharedSettings, Integer> users = new LinkedHashMap<>();
        for (Resource resource : context.graph().resources()) {
            if (resource.address().type().equals(Expansion.DISTRIBUTION.type())) {
                SharedSettings.of(resource.inputs()).distinct().forEach(each -> users.merge(each, 1, Integer::sum));
            }
        }
        users.forEach((shared, own) -> {
            int others = context.account().usedByOthers().getOrDefault(inAws(shared.id(), context), 0);
            if (own + others > ALLOWED) {
                findings.add(finding("The " + shared.words() + " `" + called(shared.id()) + "` is used by " + own
                                + " distributions" + (others == 0 ? "" : " of this file and " + others + " of others")
                                + ", and CloudFront allows " + ALLOWED + ".")
                        .at(at(context.livestream()))
                        .help("split the file, or ask for a higher quota and suppress this."));
            }
        });
    }

    private static Span at(Livestream livestream) {
        return livestream.place().has("distributions")
                ? livestream.place().of("distributions")
                : livestream.distributionAt();
    }

    private static String called(Value id) {
        return id instanceof Value.Reference reference ? reference.target().key() : id.toString();
    }

    /** What AWS calls it; empty where that is not known before an apply, and nothing else can use it. */
    private static String inAws(Value id, LintContext context) {
        if (!(id instanceof Value.Reference reference)) {
            return id.toString();
        }
        ResourceState recorded = context.recorded().resources().get(reference.target());
        return recorded == null ? "" : recorded.outputs().text(reference.output());
    }
}
