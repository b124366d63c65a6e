package livestream.cli.progress;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import livestream.engine.apply.Event;
import livestream.schema.Address;

/** When to say again that something is waited for: AWS is asked more often than anybody wants to read. */
final class NoticeInterval {
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final Map<Address, Duration> last = new HashMap<>();

    /** Whether it is time; if so, the next time is a while later. */
    boolean isDue(Event.Waiting waiting) {
        Duration before = last.get(waiting.address());
        boolean due = before == null
                || waiting.elapsed().compareTo(before) < 0
                || waiting.elapsed().minus(before).compareTo(BETWEEN) >= 0;
        if (due) {
            last.put(waiting.address(), waiting.elapsed());
        }
        return due;
    }
}
