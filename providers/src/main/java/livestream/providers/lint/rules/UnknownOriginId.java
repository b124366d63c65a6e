package livestream.providers.lint.rules;

import java.util.LinkedHashSet;
import java.util.Set;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.Linted;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.shape.NearestWord;

/** A behavior that asks an origin which the distribution does not have; CloudFront says NoSuchOrigin. */
final class UnknownOriginId extends Rule {
    UnknownOriginId() {
        super(
                Severity.ERROR,
                "A behavior names an origin that the distribution does not have.",
                "CloudFront refuses such a distribution as a whole (API reference, NoSuchOrigin), after other things have been made.",
                "Write the id of an origin or of an origin group, as `livestream plan` prints them.");
    }

    @Override
    public void check(Linted linted, Diagnostics findings) {
        Set<String> known = new LinkedHashSet<>();
        linted.origins().forEach(origin -> known.add(origin.text("Id")));
        Linted.fields(linted.distribution().get("OriginGroups")).forEach(group -> known.add(group.text("Id")));
        for (Behavior behavior : linted.behaviors()) {
            String target = String.valueOf(behavior.inputs().get("TargetOriginId"));
            if (!known.contains(target)) {
                findings.add(finding("There is no origin `" + target + "`, which " + behavior.words() + " asks.")
                        .at(linted.overridden("behaviors", behavior.overrideKey(), "TargetOriginId")
                                .orElse(behavior.at()))
                        .help(NearestWord.of(target, known)
                                        .map(near -> "did you mean `" + near + "`? The distribution has ")
                                        .orElse("the distribution has ")
                                + String.join(", ", known) + "."));
            }
        }
    }
}
