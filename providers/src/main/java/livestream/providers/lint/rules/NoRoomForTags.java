package livestream.providers.lint.rules;

import java.util.Set;
import java.util.TreeSet;
import livestream.engine.Observation.Present;
import livestream.engine.plan.Change;
import livestream.providers.aws.Quotas;
import livestream.providers.aws.Tags;
import livestream.providers.expand.TagsKey;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/**
 * Tags that do not fit beside those that others put on. Those of AWS itself, which begin with {@code aws:}, do not count (Tagging
 * AWS resources user guide, "Tag naming limits and requirements").
 */
final class NoRoomForTags extends Rule {
    private static final int MOST = Quotas.of("tags.per.resource");
    private static final String OF_AWS = "aws:";

    NoRoomForTags() {
        super(
                Severity.ERROR,
                "With the tags that others put on a resource, those of the file are more than AWS takes.",
                "AWS takes 50 tags of one resource, those of other tools included, and an apply leaves those of others alone. The call that"
                        + " sets the tags is refused after the resource itself was changed.",
                "Write fewer tags, or take some of the others off in AWS.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Change change : PlannedChange.of(context)) {
            if (change instanceof Change.Update update) {
                check(update, update.observed(), update.recorded().inputs(), context, findings);
            } else if (change instanceof Change.Adopt adopt) {
                check(adopt, adopt.observed(), Value.fields(), context, findings);
            }
        }
    }

    private void check(
            Change change, Present observed, Value.Fields applied, LintContext context, Diagnostics findings) {
        if (change.desired() == null) {
            return;
        }
        Value.Fields wanted = Tags.of(change.desired().inputs());
        Value.Fields live = Tags.of(observed.properties());
        Tags.Change tags = Tags.change(live, Tags.of(applied), wanted);
        Set<String> others = new TreeSet<>(live.fields().keySet());
        others.removeAll(wanted.fields().keySet());
        others.removeAll(tags.gone());
        others.removeIf(key -> key.startsWith(OF_AWS));
        int room = MOST - others.size();
        if (!tags.set().fields().isEmpty() && wanted.fields().size() > room) {
            findings.add(finding(PlannedChange.capital(change.address()) + " gets "
                            + wanted.fields().size() + " tags and has " + others.size() + " of others, and AWS takes "
                            + MOST + " of one resource.")
                    .at(TagsKey.of(change.desired(), context.livestream()))
                    .help("take " + (wanted.fields().size() - room)
                            + " of the others off in AWS, or write as many fewer here."));
        }
    }
}
