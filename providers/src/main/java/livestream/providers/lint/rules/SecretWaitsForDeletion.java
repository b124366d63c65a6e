package livestream.providers.lint.rules;

import java.time.ZoneOffset;
import java.util.Objects;
import java.util.TreeMap;
import livestream.engine.Resource;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** A secret that cannot be made, because one of its name was deleted and is not gone yet. */
final class SecretWaitsForDeletion extends Rule {
    SecretWaitsForDeletion() {
        super(
                Severity.ERROR,
                "The file wants a secret made, and a secret of its name waits to be deleted.",
                "Secrets Manager keeps a deleted secret for 7 to 30 days, and its name stays taken as long. It refuses the new"
                        + " secret in the middle of the apply, and the endpoints that demand it are not made.",
                "Delete the old one at once, restore it and take it over with `livestream import`, or give this file another name.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        new TreeMap<>(context.account().secretsThatWait()).forEach((address, date) -> {
            Resource secret = Objects.requireNonNull(context.graph().get(address), "no secret of the file");
            String name = secret.inputs().text("Name");
            findings.add(finding("The secret `" + name + "` is to be deleted after "
                            + date.atZone(ZoneOffset.UTC).toLocalDate() + ", and keeps its name as long.")
                    .at(secret.declaredAt())
                    .help("if it is not needed: `aws secretsmanager delete-secret --secret-id " + name
                            + " --force-delete-without-recovery`; else restore it and import it."));
        });
    }
}
