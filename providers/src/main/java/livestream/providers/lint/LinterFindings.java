package livestream.providers.lint;

import java.util.List;
import livestream.schema.Explanation;

/** What the linter itself finds: wrong settings, waivers and baselines. */
public final class LinterFindings {
    public static final List<Explanation> ALL = List.of(
            Choices.UNKNOWN_RULE, Choices.NOT_ADVICE, Waivers.WITHOUT_REASON, Waivers.IDLE, Baseline.UNREADABLE);

    private LinterFindings() {}
}
