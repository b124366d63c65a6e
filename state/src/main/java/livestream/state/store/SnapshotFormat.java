package livestream.state.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import livestream.schema.Diagnostics;
import livestream.schema.json.JsonTree;
import livestream.state.Digested;
import livestream.state.State;
import livestream.state.StateDocument;
import livestream.state.encryption.DecryptionException;

/** How a snapshot is written: as JSON with a digest, encrypted where that is wanted. */
final class SnapshotFormat {
    /** From this format on a snapshot ends with a digest. */
    private static final int DIGESTED = 3;

    private static final String RESOURCES = "resources";
    private static final State NOTHING = State.fresh("");

    private final StateCipher cipher;

    SnapshotFormat(StateCipher cipher) {
        this.cipher = cipher;
    }

    /** What a snapshot that cannot be read says of itself, whether that is true or not; -1 where it says nothing. */
    record Claim(long serial, long resources) {}

    /** The bytes of a snapshot, which were read again and hold this state. */
    byte[] write(State state) throws IOException {
        byte[] bytes = cipher.closes() ? sealed(state) : StateDocument.writeDigested(state);
        try {
            State again = read(bytes, state, "the new snapshot", new Diagnostics());
            if (StateDocument.areAlike(state, again)) {
                return bytes;
            }
        } catch (Diagnostics.Stopped unreadable) {
            throw new IOException("the state was not written, because it could not be read again", unreadable);
        }
        throw new IOException("the state was not written, because it would be read as another one");
    }

    private byte[] sealed(State state) throws IOException {
        String about = about(
                state.lineage(), state.serial(), State.FORMAT, state.resources().size());
        return StateDocument.digested(
                StateDocument.pretty().withArrayIndenter(new DefaultIndenter("  ", "\n")), document -> {
                    document.writeNumberField("format", State.FORMAT);
                    document.writeStringField("lineage", state.lineage());
                    document.writeNumberField("serial", state.serial());
                    document.writeNumberField(RESOURCES, state.resources().size());
                    cipher.describe(document);
                    try (JsonGenerator plain = StateDocument.compact(cipher.close(document, about))) {
                        plain.writeStartObject();
                        StateDocument.members(plain, state);
                        plain.writeEndObject();
                    }
                });
    }

    /** Reads a snapshot; what is not one, or does not open, is a finding and never an empty state. */
    State read(byte[] bytes, String location, Diagnostics diagnostics) throws IOException {
        return read(bytes, NOTHING, location, diagnostics);
    }

    /**
     * The same.
     *
     * @param known a state of which equal records are taken, so that two that are almost the same take little more memory than one
     */
    State read(byte[] bytes, State known, String location, Diagnostics diagnostics) throws IOException {
        Digested.Finding digest = Digested.check(bytes);
        if (digest == Digested.Finding.CHANGED) {
            throw StateDiagnostics.stop(diagnostics, StateDocument.changed(location));
        }
        ObjectNode head = head(bytes);
        int format = head.path("format").asInt();
        boolean isOurs = format >= 1 && format <= State.FORMAT;
        if (isOurs && format >= DIGESTED && digest == Digested.Finding.WITHOUT) {
            throw StateDiagnostics.stop(diagnostics, StateDiagnostics.withoutDigest(location));
        } else if (isOurs && StateCipher.isClosed(head)) {
            return opened(bytes, head, known, location, diagnostics);
        }
        State state = StateDocument.read(() -> new ByteArrayInputStream(bytes), known, location, diagnostics);
        if (!cipher.readsTheClear()) {
            throw StateDiagnostics.stop(diagnostics, StateDiagnostics.notEncrypted(location));
        }
        return state;
    }

    private State opened(byte[] bytes, ObjectNode head, State known, String location, Diagnostics diagnostics)
            throws IOException {
        String about = about(
                head.path("lineage").asText(),
                head.path("serial").asLong(),
                head.path("format").asInt(),
                head.path(RESOURCES).asLong());
        try (JsonParser json = JsonTree.parser(new ByteArrayInputStream(bytes))) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                if (StateCipher.isSealed(member)) {
                    List<byte[]> parts = cipher.open(head, json, about);
                    return StateDocument.read(() -> all(parts), known, location, diagnostics);
                }
                json.skipChildren();
            }
            throw new DecryptionException("nothing is in it");
        } catch (DecryptionException e) {
            throw StateDiagnostics.stop(diagnostics, StateDiagnostics.wrongKey(location, e));
        } catch (JsonProcessingException e) {
            throw StateDiagnostics.stop(diagnostics, StateDocument.nothingOfOurs(location));
        }
    }

    static InputStream all(List<byte[]> parts) {
        return new SequenceInputStream(Collections.enumeration(
                parts.stream().map(ByteArrayInputStream::new).toList()));
    }

    /** The members of a document up to where what it holds begins, as far as they can be read. */
    private static ObjectNode head(byte[] bytes) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        try (JsonParser json = JsonTree.parser(new ByteArrayInputStream(bytes))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return head;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY || StateCipher.isSealed(member)) {
                    return head;
                }
                head.set(member, JsonTree.node(json));
            }
        } catch (IOException cut) {
            return head;
        }
        return head;
    }

    /** Whether whoever wrote a snapshot wrote a journal first, and never took it away. */
    static boolean isWrittenBesideAJournal(byte[] snapshot) {
        int format = head(snapshot).path("format").asInt();
        return format >= DIGESTED && format <= State.FORMAT;
    }

    /** Whether the key of a snapshot opened something else, so that the key is not to blame when the snapshot does not open. */
    boolean hasKeyOf(byte[] snapshot) {
        return cipher.hasOpened(head(snapshot));
    }

    /** What a snapshot says of itself: of one in the clear, the resources are counted as far as they can be read. */
    Claim claim(byte[] bytes) {
        JsonNode head = head(bytes);
        long serial =
                head.path("serial").canConvertToLong() ? head.path("serial").asLong(-1) : -1;
        if (head.path(RESOURCES).isIntegralNumber()) {
            return new Claim(serial, head.path(RESOURCES).asLong());
        }
        long resources = -1;
        try (JsonParser json = JsonTree.parser(new ByteArrayInputStream(bytes))) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean counted = json.currentName().equals(RESOURCES) && json.nextToken() == JsonToken.START_ARRAY;
                if (counted) {
                    resources = 0;
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        resources++;
                        json.skipChildren();
                    }
                    return new Claim(serial, resources);
                }
                json.skipChildren();
            }
        } catch (IOException cut) {
            return new Claim(serial, resources);
        }
        return new Claim(serial, resources);
    }

    private static String about(String lineage, long serial, int format, long resources) {
        return "snapshot " + lineage + " " + serial + (format < DIGESTED ? "" : " of " + resources);
    }
}
