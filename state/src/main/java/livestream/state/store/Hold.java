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
import livestream.state.Holder;
import livestream.state.store.ObjectStore.StoredObject;

/**
 * What the lock's object says: who has taken it, and whether they have let go. It is renewed in place for as long as its holder
 * works, so that its age tells whether anybody still does.
 *
 * @param beat grows with every renewal
 */
record Hold(Holder holder, long beat, boolean released) {

    /** How long a holder is believed after the last renewal. */
    static final Duration LEASE = Duration.ofSeconds(60);

    Hold next() {
        return new Hold(holder, beat + 1, false);
    }

    Hold letGo() {
        return new Hold(holder, beat, true);
    }

    /** Whether this is the hold of that run, which has not let go. */
    boolean isOf(Holder run) {
        return !released && holder.id().equals(run.id());
    }

    byte[] bytes() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", holder.id())
                .put("operation", holder.operation())
                .put("user", holder.user())
                .put("host", holder.host())
                .put("pid", holder.pid())
                .put("started", holder.started().toString())
                .put("since", holder.since().toString())
                .put("beat", beat)
                .put("released", released);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads an object; an empty one is nobody's. */
    static Optional<Hold> read(StoredObject stored, String location) throws IOException {
        if (stored.bytes().length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonTree.read(stored.bytes());
            Holder holder = new Holder(
                    json.required("id").asText(),
                    json.required("operation").asText(),
                    json.required("user").asText(),
                    json.required("host").asText(),
                    json.required("pid").asLong(),
                    Instant.parse(json.required("started").asText()),
                    Instant.parse(json.required("since").asText()));
            return Optional.of(new Hold(
                    holder, json.path("beat").asLong(), json.path("released").asBoolean()));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw new IOException("the lock " + location + " does not say who holds it; remove it if nobody does", e);
        }
    }
}
