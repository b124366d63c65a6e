package livestream.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import livestream.engine.apply.VisibilityWait.Hidden;

/** What is waited for because AWS may have it and does not show it yet, in one line. */
final class HiddenText {
    private HiddenText() {}

    static String of(List<Hidden> hidden, Instant now) {
        String more = hidden.size() > 1 ? " and " + (hidden.size() - 1) + " more" : "";
        Instant last = hidden.stream()
                .map(Hidden::until)
                .max(Comparator.naturalOrder())
                .orElse(now);
        return "Waiting until AWS shows `" + hidden.get(0).address() + "`" + more + ", created moments ago; "
                + Duration.between(now, last).plusMillis(999).toSeconds() + " s at most.";
    }
}
