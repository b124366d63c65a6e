package livestream.state.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.state.Entry;
import livestream.state.EntryJson;
import livestream.state.State;
import livestream.state.StateJson;
import livestream.state.encryption.WrongKey;

/**
 * How snapshot and journal are written: as JSON, encrypted where that is wanted. A journal has a line for its head and one for
 * each change, each behind a checksum of itself.
 */
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int CHECKSUM = 8;

    private final Safe safe;

    Documents(Safe safe) {
        this.safe = safe;
    }

    byte[] snapshot(State state) throws IOException {
        byte[] plain = StateJson.write(state);
        if (!safe.closes()) {
            return plain;
        }
        ObjectNode document = JSON.createObjectNode();
        document.put("format", State.FORMAT);
        document.put("lineage", state.lineage());
        document.put("serial", state.serial());
        safe.describe(document);
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(safe.close(document, plain, aboutSnapshot(state.lineage(), state.serial())));
    }

    /** Reads a snapshot; what is not one, or does not open, is a finding and never an empty state. */
    State snapshot(byte[] bytes, String location, Diagnostics diagnostics) throws IOException {
        JsonNode document = tree(bytes);
        boolean closed = Safe.isClosed(document) && document.path("format").asInt() <= State.FORMAT;
        if (!closed && safe.closes() && document.isObject() && document.has("resources")) {
            diagnostics.add(Diagnostic.error(
                            "not-encrypted",
                            "The state `" + location + "` is not encrypted, and the file says that it shall be.")
                    .help("`livestream state rekey` encrypts what is there; nothing was changed."));
            diagnostics.stopIfErrors();
        }
        if (!closed) {
            return StateJson.read(bytes, location, diagnostics);
        }
        byte[] plain;
        try {
            safe.unlock(document);
            plain = safe.open(
                    document,
                    aboutSnapshot(
                            document.path("lineage").asText(),
                            document.path("serial").asLong()));
        } catch (WrongKey e) {
            throw wrongKey(location, e, diagnostics);
        }
        return StateJson.read(plain, location, diagnostics);
    }

    /** The first line of a journal in which nothing is written yet. */
    byte[] head(Journal journal) throws IOException {
        ObjectNode head = JSON.createObjectNode();
        head.put("format", State.FORMAT);
        head.put("lineage", journal.lineage());
        head.put("base", journal.base());
        head.put("hold", journal.hold());
        head.put("runs", journal.runs());
        safe.describe(head);
        return summed(head);
    }

    byte[] line(Entry entry, String lineage, long serial) throws IOException {
        ObjectNode plain = EntryJson.write(entry, lineage);
        ObjectNode line = JSON.createObjectNode();
        line.put("serial", serial);
        if (safe.closes()) {
            return summed(safe.close(line, JSON.writeValueAsBytes(plain), aboutEntry(lineage, serial)));
        }
        line.setAll(plain);
        return summed(line);
    }

    /**
     * Reads a journal. A last line that is unfinished is overlooked: whoever wrote it was never told that it was there.
     *
     * @throws DamagedJournal when a line before the last cannot be read
     */
    Journal journal(byte[] bytes, String location, Diagnostics diagnostics) throws IOException, DamagedJournal {
        List<String> raw = lines(bytes);
        JsonNode head = raw.isEmpty() ? JSON.missingNode() : body(raw.get(0));
        if (head.path("format").asInt() > State.FORMAT) {
            diagnostics.add(StateJson.newer(location, head.path("format").asInt()));
            diagnostics.stopIfErrors();
        } else if (!head.path("lineage").isTextual() || !head.path("base").isIntegralNumber()) {
            throw new DamagedJournal("it has no head", Journal.of("", 0, "", 0), 1);
        }
        Journal empty = Journal.of(
                head.path("lineage").asText(),
                head.path("base").asLong(),
                head.path("hold").asText(),
                head.path("runs").asLong());
        List<Journal.Line> lines = new ArrayList<>();
        boolean cutOff = bytes[bytes.length - 1] != '\n';
        try {
            for (int i = 1; i < raw.size(); i++) {
                JsonNode body = body(raw.get(i));
                if (body.isMissingNode() && i == raw.size() - 1) {
                    cutOff = true;
                } else {
                    safe.unlock(head); // no key is asked for a journal in which nothing is written
                    lines.add(line(body, empty.lineage(), empty.base() + i));
                }
            }
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            throw new DamagedJournal(reason, empty.with(lines, false), lines.size() + 2);
        } catch (WrongKey e) {
            throw wrongKey(location, e, diagnostics);
        }
        return empty.with(lines, cutOff);
    }

    /** Under which hold a journal is written; empty when it cannot be read. */
    String holdOf(byte[] journal) {
        List<String> raw = lines(journal);
        return raw.isEmpty() ? "" : body(raw.get(0)).path("hold").asText();
    }

    private Journal.Line line(JsonNode body, String lineage, long serial) throws WrongKey {
        if (body.isMissingNode()) {
            throw new IllegalArgumentException("its checksum is wrong");
        } else if (body.path("serial").asLong() != serial) {
            throw new IllegalArgumentException("a line before it is missing");
        }
        JsonNode plain = body.has("sealed") ? tree(safe.open(body, aboutEntry(lineage, serial))) : body;
        return new Journal.Line(serial, EntryJson.read(plain));
    }

    private static String aboutSnapshot(String lineage, long serial) {
        return "snapshot " + lineage + " " + serial;
    }

    private static String aboutEntry(String lineage, long serial) {
        return "entry " + lineage + " " + serial;
    }

    private static Diagnostics.Stopped wrongKey(String location, WrongKey e, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.error("wrong-key", "The state `" + location + "` does not open with this key.")
                .note("cause", String.valueOf(e.getMessage()))
                .help("give the key that it was written with (`state.encryption`); nothing was changed."));
        try {
            diagnostics.stopIfErrors();
        } catch (Diagnostics.Stopped stopped) {
            return stopped;
        }
        throw new IllegalStateException("an error was just added", e);
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static byte[] summed(ObjectNode body) throws JsonProcessingException {
        String text = JSON.writeValueAsString(body);
        return (checksum(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    /** What a line says, or a missing node when it is not what was written. */
    private static JsonNode body(String line) {
        if (line.length() <= CHECKSUM || !checksum(line.substring(CHECKSUM + 1)).equals(line.substring(0, CHECKSUM))) {
            return JSON.missingNode();
        }
        return tree(line.substring(CHECKSUM + 1).getBytes(StandardCharsets.UTF_8));
    }

    /** The lines that end with a line feed; an unfinished one at the end is none. */
    private static List<String> lines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n');
        return end < 0 ? List.of() : List.of(text.substring(0, end).split("\n", -1));
    }
}
