package livestream.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import livestream.engine.apply.VisibilityWait.Hidden;

/** What is waited for because AWS may have it and does not show it yet, in one line. */
final class HiddenText {
    private static final int NAMED = 3;

    private HiddenText() {}

    static String of(List<Hidden> hidden, Instant now) {
        String names = hidden.stream()
                .limit(NAMED)
                .map(each -> "`" + each.address() + "`")
                .collect(Collectors.joining(", "));
        String more = hidden.size() > NAMED ? " and " + (hidden.size() - NAMED) + " more" : "";
        Instant last =
                hidden.stream().map(Hidden::until).max(Comparator.naturalOrder()).orElse(now);
        long seconds = Math.max(1, Duration.between(now, last).toSeconds());
        return "Waiting until AWS shows " + names + more + ", created moments ago; " + seconds + " s at most.";
    }
}
