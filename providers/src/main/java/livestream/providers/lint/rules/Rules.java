package livestream.providers.lint.rules;

import java.util.List;
import livestream.providers.lint.LinterFindings;
import livestream.providers.lint.Rule;
import livestream.providers.lint.RuleBook;
import livestream.schema.check.FileExplanations;

/** The register of every rule. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            // Routing
            new BehaviorNeverReached(),
            // Caching
            new ViewersOwnCacheKey(),
            new FunctionMergesRoutes());

    /** Rules, and what the reader and the expansion find, in one book. */
    public static final RuleBook BOOK =
            new RuleBook(ALL, List.of(FileExplanations.ALL, ExpansionExplanations.ALL, LinterFindings.ALL));

    private Rules() {}
}
