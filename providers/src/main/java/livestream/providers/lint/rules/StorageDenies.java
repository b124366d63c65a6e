package livestream.providers.lint.rules;

import java.util.List;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.PolicyEvaluation;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import livestream.state.ResourceState;

/** LS312: a statement of an existing bucket or container that refuses CloudFront, whatever others grant. */
final class StorageDenies extends Rule {
    StorageDenies() {
        super(
                Severity.WARNING,
                "A Deny in the policy of an existing bucket or container is about CloudFront too.",
                "A Deny counts more than any Allow (IAM User Guide, Policy evaluation logic). CloudFront asks as an AWS service: it is"
                        + " in no organization, no VPC and no list of addresses, so a statement that refuses everybody else refuses"
                        + " it, and every viewer gets 403.",
                "Add a condition to the statement that leaves services of AWS out: `Bool: { aws:PrincipalIsAWSService: false }`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ResourceState main = context.recorded().resources().get(context.address());
        List<StorageOrigin> behind = context.livestream().storages();
        context.account().storages().forEach((storage, rules) -> {
            if (!behind.contains(storage)) {
                return;
            }
            PolicyEvaluation read = PolicyEvaluation.ofRead(
                    storage,
                    main == null ? null : String.valueOf(main.outputs().get("Arn")),
                    context.recorded().account());
            for (Value.Fields statement : rules.statements()) {
                if (read.isDenied(statement)) {
                    Value sid = statement.get("Sid");
                    findings.add(finding("The policy of " + StorageClosed.words(storage) + " refuses CloudFront"
                                    + (sid == null ? "" : " by its statement `" + sid + "`")
                                    + ": every viewer gets 403.")
                            .at(storage.place().self())
                            .help(
                                    "add `\"Bool\": { \"aws:PrincipalIsAWSService\": \"false\" }` to its conditions: CloudFront asks"
                                            + " as a service of AWS."));
                }
            }
        });
    }
}
