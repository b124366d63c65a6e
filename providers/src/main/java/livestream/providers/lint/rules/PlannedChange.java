package livestream.providers.lint.rules;

import java.util.List;
import java.util.stream.Collectors;
import livestream.engine.FieldDiff;
import livestream.engine.plan.Change;
import livestream.providers.lint.LintContext;
import livestream.schema.Address;
import livestream.schema.Span;

/** What a plan is about to do, in words. */
final class PlannedChange {
    private static final int SHOWN = 3;

    private PlannedChange() {}

    /** All changes; none where AWS was not asked. */
    static List<Change> of(LintContext context) {
        return context.plan().map(plan -> plan.changes()).orElse(List.of());
    }

    /** As in {@code the MediaPackage endpoint `news/hls`}. */
    static String words(Address address) {
        return "the " + address.type().replaceFirst("^[a-z0-9]+_", "").replace('_', ' ') + " `" + address.key() + "`";
    }

    /** The same at the beginning of a sentence. */
    static String capital(Address address) {
        return "The " + words(address).substring(4);
    }

    /** The first few properties. */
    static String paths(List<FieldDiff> diffs) {
        String some =
                diffs.stream().limit(SHOWN).map(diff -> "`" + diff.path() + "`").collect(Collectors.joining(", "));
        return diffs.size() > SHOWN ? some + " and " + (diffs.size() - SHOWN) + " more" : some;
    }

    static Span at(LintContext context, Change change) {
        return change.desired() == null
                ? context.distributionAt("", "")
                : change.desired().declaredAt();
    }
}
