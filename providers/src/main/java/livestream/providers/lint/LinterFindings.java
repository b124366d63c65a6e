package livestream.providers.lint;

import java.util.List;
import livestream.schema.Explanation;

/** What the linter itself finds: wrong settings, suppressions and baselines. */
public final class LinterFindings {
    public static final List<Explanation> ALL = List.of(
            LintSettingsFilter.UNKNOWN_RULE,
            LintSettingsFilter.NOT_ADVICE,
            Suppressions.WITHOUT_REASON,
            Suppressions.IDLE,
            Baseline.UNREADABLE);

    private LinterFindings() {}
}
