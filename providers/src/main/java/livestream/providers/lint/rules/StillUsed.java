package livestream.providers.lint.rules;

import java.util.TreeMap;
import livestream.providers.lint.Linted;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** A policy or a key group that is to be deleted, and that distributions of others use. */
final class StillUsed extends Rule {
    StillUsed() {
        super(
                Severity.WARNING,
                "A policy or a key group is to be deleted, and another distribution of the account uses it.",
                "CloudFront deletes nothing that is used. The apply does everything else and then fails, and so does each one after"
                        + " it.",
                "Give the other distribution a policy of its own first; or let the thing be: `livestream forget` takes it out of the"
                        + " state and leaves it in the account.");
    }

    @Override
    public void check(Linted linted, Diagnostics findings) {
        new TreeMap<>(linted.account().others())
                .forEach((address, users) -> findings.add(finding("`" + address + "` is to be deleted, and "
                                + String.join(", ", users) + (users.size() == 1 ? " uses it." : " use it."))
                        .at(linted.livestream().place().of("name"))
                        .help("take it out of there first, or leave it in the account: `livestream forget " + address
                                + "`.")));
    }
}
