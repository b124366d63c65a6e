package livestream.providers.lint.rules;

import java.util.TreeMap;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** Something that is to be deleted, and is used elsewhere. */
final class StillUsed extends Rule {
    StillUsed() {
        super(
                Severity.WARNING,
                "Something is to be deleted, and something else of the account uses it.",
                "AWS deletes no policy, access control, function, key, channel or role that is used. The apply does everything else"
                        + " and then fails, and so does each one after it.",
                "Take it out of what uses it first; or let the thing be: `livestream forget` takes it out of the"
                        + " state and leaves it in the account.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        new TreeMap<>(context.account().others())
                .forEach((address, users) -> findings.add(finding("`" + address + "` is to be deleted, and "
                                + String.join(", ", users) + (users.size() == 1 ? " uses it." : " use it."))
                        .at(context.livestream().place().of("name"))
                        .help("take it out of there first, or leave it in the account: `livestream forget " + address
                                + "`.")));
    }
}
