package livestream.state.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import livestream.schema.json.JsonTree;
import livestream.state.LockInfo;
import livestream.state.store.ObjectStore.StoredObject;

/**
 * What the lock's object says: who has taken it, and whether they have let go. It is renewed in place for as long as its holder
 * works, so that its age tells whether anybody still does.
 *
 * @param beat grows with every renewal
 */
record LockRecord(LockInfo lockInfo, long beat, boolean released) {

    /** How long a holder is believed after the last renewal. */
    static final Duration LEASE = Duration.ofSeconds(60);

    LockRecord next() {
        return new LockRecord(lockInfo, beat + 1, false);
    }

    LockRecord letGo() {
        return new LockRecord(lockInfo, beat, true);
    }

    /** Whether this is the hold of that run, which has not let go. */
    boolean isOf(LockInfo run) {
        return !released && lockInfo.id().equals(run.id());
    }

    byte[] bytes() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", lockInfo.id())
                .put("operation", lockInfo.operation())
                .put("user", lockInfo.user())
                .put("host", lockInfo.host())
                .put("pid", lockInfo.pid())
                .put("started", lockInfo.started().toString())
                .put("since", lockInfo.since().toString())
                .put("beat", beat)
                .put("released", released);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads an object; an empty one is nobody's. */
    static Optional<LockRecord> read(StoredObject stored, String location) throws IOException {
        if (stored.bytes().length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonTree.read(stored.bytes());
            LockInfo lockInfo = new LockInfo(
                    json.required("id").asText(),
                    json.required("operation").asText(),
                    json.required("user").asText(),
                    json.required("host").asText(),
                    json.required("pid").asLong(),
                    Instant.parse(json.required("started").asText()),
                    Instant.parse(json.required("since").asText()));
            return Optional.of(new LockRecord(
                    lockInfo, json.path("beat").asLong(), json.path("released").asBoolean()));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new IOException(
                    "the lock " + location + " does not say who holds it; remove it if no run is in progress", e);
        }
    }
}
