package livestream.providers.lint.rules;

import livestream.providers.expand.RetiredMediaStore;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** LS510: a service that is no more. Where calls would go to AWS itself the lookup has refused them before this is asked. */
final class MediastoreRetired extends Rule {
    MediastoreRetired() {
        super(
                Severity.WARNING,
                "An origin is a MediaStore container, and AWS ended MediaStore on 2025-11-13.",
                "Since then neither its console nor its containers can be reached. Against AWS itself this is an error, before"
                        + " any call is made; against a simulator or another endpoint it is a warning.",
                "Write `s3` instead: the finding shows the block for your channel. `acknowledgeRetired: true` has the calls made"
                        + " all the same.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        RetiredMediaStore.findings(context.livestream()).forEach(found -> findings.add(found.as(Severity.WARNING)));
    }
}
