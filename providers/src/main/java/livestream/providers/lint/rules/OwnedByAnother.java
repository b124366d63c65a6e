package livestream.providers.lint.rules;

import livestream.engine.plan.Change;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** LS907: a thing that carries the name of another file. */
final class OwnedByAnother extends Rule {
    OwnedByAnother() {
        super(
                Severity.WARNING,
                "What is to be imported belongs to another livestream file, as its tag says.",
                "Two files that manage one thing take each other's changes back with every apply, and destroying one takes the"
                        + " stream of the other off the air.",
                "Let one file manage it. Where it changes hands, take it out of the other file's state first; without `manage` it"
                        + " is only read.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Change change : PlannedChange.of(context)) {
            if (change instanceof Change.Adopt adopt
                    && adopt.observed().properties().get("Tags") instanceof Value.Fields tags
                    && tags.get("livestream:name") instanceof Value.Text owner
                    && !owner.text().equals(context.livestream().name())) {
                findings.add(finding(PlannedChange.capital(change.address()) + " belongs to the file of `"
                                + owner.text() + "`, as its tag says.")
                        .at(adopt.desired().declaredAt())
                        .help("let one file manage it: take `manage: true` away here, or give it up there."));
            }
        }
    }
}
