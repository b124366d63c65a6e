package livestream.simulator.weather;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes that readers do not see yet.
 *
 * <p>Who sees late beside readers: MediaPackage looks for a channel before it makes its endpoint (reported by its users as a
 * NotFoundException right after CreateChannel), and for a role before it takes it (IAM user guide, "Changes that I make are
 * not always immediately visible"). S3 promises that a read sees every write before it, and MediaStore that it sees every
 * object; for what CloudFront refers to by id a lag is not known, so writes see it at once.
 */
final class ReadLag {

    private static final Set<String> PROMPT = Set.of("s3", "mediastore object");

    private static final Map<String, Set<String>> SEEN_LATE_BY_WRITES = Map.of(
            "mediapackage channel", Set.of("CreateOriginEndpoint"),
            "iam role", Set.of("CreateOriginEndpoint", "UpdateOriginEndpoint"));

    /** A change, and how many calls have looked without seeing it. */
    private static final class Change {

        private final @Nullable ObjectNode before;
        private final Instant at;
        private int looks;
        private @Nullable Object lastLook;

        private Change(@Nullable ObjectNode before, Instant at) {
            this.before = before;
            this.at = at;
        }

        /** Whether it is hidden from a call, which looks once, however often it does. */
        boolean isHidden(ConsistencySettings consistencySettings, Instant now, Object call) {
            if (lastLook != call) {
                lastLook = call;
                looks++;
            }
            return now.isBefore(at.plus(consistencySettings.lag())) || looks <= consistencySettings.lagCalls();
        }
    }

    private final Map<String, Map<String, Change>> changes = new HashMap<>();

    /** Whether an operation looks at a table as readers do. */
    static boolean isMet(String operation, String table) {
        return ReadOperations.are(operation)
                || SEEN_LATE_BY_WRITES.entrySet().stream()
                        .anyMatch(late ->
                                isOf(table, late.getKey()) && late.getValue().contains(operation));
    }

    /** Whether a table keeps things of a kind, or of a service. */
    private static boolean isOf(String table, String things) {
        return table.equals(things) || table.startsWith(things + " ");
    }

    /** Remembers a change, where it will be seen late. */
    void add(
            ConsistencySettings consistencySettings,
            String table,
            String id,
            @Nullable ObjectNode before,
            Instant now) {
        boolean late = before == null || consistencySettings.lagOfChanges();
        boolean lags =
                consistencySettings.lagCalls() > 0 || !consistencySettings.lag().isZero();
        boolean named = PROMPT.stream().noneMatch(things -> isOf(table, things))
                && (consistencySettings.lagOf().isEmpty()
                        || consistencySettings.lagOf().stream().anyMatch(things -> isOf(table, things)));
        if (late && lags && named) {
            changes.computeIfAbsent(table, ignored -> new LinkedHashMap<>()).put(id, new Change(before, now));
        }
    }

    /** What a call sees of a table. */
    Map<String, ObjectNode> of(
            ConsistencySettings consistencySettings,
            String table,
            Map<String, ObjectNode> truth,
            Instant now,
            Object call) {
        Map<String, Change> late = changes.getOrDefault(table, Map.of());
        if (late.isEmpty()) {
            return truth;
        }
        late.values().removeIf(change -> !change.isHidden(consistencySettings, now, call));
        Map<String, ObjectNode> seen = new LinkedHashMap<>(truth);
        late.forEach((id, change) -> {
            if (change.before == null) {
                seen.remove(id);
            } else {
                seen.put(id, change.before);
            }
        });
        return seen;
    }
}
