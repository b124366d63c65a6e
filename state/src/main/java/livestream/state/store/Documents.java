package livestream.state.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import livestream.schema.Diagnostics;
import livestream.schema.json.JsonTree;
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
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
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
        ObjectNode document = NODES.objectNode();
        document.put("format", State.FORMAT);
        document.put("lineage", state.lineage());
        document.put("serial", state.serial());
        safe.describe(document);
        return safe.close(document, plain, aboutSnapshot(state.lineage(), state.serial()))
                .toPrettyString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a snapshot; what is not one, or does not open, is a finding and never an empty state. */
    State snapshot(byte[] bytes, String location, Diagnostics diagnostics) throws IOException {
        JsonNode document = tree(bytes);
        int format = document.path("format").asInt();
        if (!Safe.isClosed(document) || format < 1 || format > State.FORMAT) {
            State state = StateJson.read(bytes, location, diagnostics);
            if (!safe.readsTheClear()) {
                throw Findings.stop(diagnostics, Findings.notEncrypted(location));
            }
            return state;
        }
        try {
            String about = aboutSnapshot(
                    document.path("lineage").asText(), document.path("serial").asLong());
            return StateJson.read(safe.open(document, document, about), location, diagnostics);
        } catch (WrongKey e) {
            throw Findings.stop(diagnostics, Findings.wrongKey(location, e));
        }
    }

    byte[] journal(Journal journal) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head(journal));
        for (Journal.Line line : journal.lines()) {
            bytes.writeBytes(line(line.entry(), journal.lineage(), journal.lineage(), line.serial()));
        }
        return bytes.toByteArray();
    }

    private byte[] head(Journal journal) throws IOException {
        ObjectNode head = NODES.objectNode();
        head.put("format", State.FORMAT);
        head.put("lineage", journal.lineage());
        head.put("base", journal.base());
        head.put("hold", journal.hold());
        head.put("runs", journal.runs());
        safe.describe(head);
        return summed(head);
    }

    /**
     * One line of a journal.
     *
     * @param fingerprints the lineage of the state that changes, which is the key of its secrets' fingerprints
     * @param lineage the lineage that the journal began with
     */
    byte[] line(Entry entry, String fingerprints, String lineage, long serial) throws IOException {
        ObjectNode plain = EntryJson.write(entry, fingerprints);
        ObjectNode line = NODES.objectNode();
        line.put("serial", serial);
        if (safe.closes()) {
            return summed(
                    safe.close(line, plain.toString().getBytes(StandardCharsets.UTF_8), aboutEntry(lineage, serial)));
        }
        line.setAll(plain);
        return summed(line);
    }

    /**
     * Reads a journal. A last line that is unfinished is overlooked: whoever wrote it was never told that it was there.
     *
     * @throws DamagedJournal when another line cannot be read
     */
    Journal journal(byte[] bytes, String location, Diagnostics diagnostics) throws IOException, DamagedJournal {
        List<String> raw = lines(bytes);
        JsonNode head = raw.isEmpty() ? NODES.missingNode() : body(raw.get(0));
        if (head.path("format").asInt() > State.FORMAT) {
            throw Findings.stop(
                    diagnostics, StateJson.newer(location, head.path("format").asInt()));
        } else if (!head.path("lineage").isTextual() || !head.path("base").isIntegralNumber()) {
            throw new DamagedJournal("it has no head", Journal.of("", 0, "", 0), 1);
        }
        Journal empty = Journal.of(
                head.path("lineage").asText(),
                head.path("base").asLong(),
                head.path("hold").asText(),
                head.path("runs").asLong());
        boolean cutOff = bytes[bytes.length - 1] != '\n';
        if (isHole(raw.get(raw.size() - 1))) {
            raw = raw.subList(0, raw.size() - 1);
            cutOff = true;
        }
        if (raw.size() > 1 && !Safe.isClosed(head) && !safe.readsTheClear()) {
            throw Findings.stop(diagnostics, Findings.notEncrypted(location));
        }
        List<Journal.Line> lines = new ArrayList<>();
        try {
            for (String text : raw.subList(1, raw.size())) {
                long before = lines.isEmpty()
                        ? empty.base()
                        : lines.get(lines.size() - 1).serial();
                lines.add(line(head, body(text), empty.lineage(), before));
            }
        } catch (WrongKey e) {
            if (!safe.hasOpened(head)) {
                throw Findings.stop(diagnostics, Findings.wrongKey(location, e));
            }
            throw new DamagedJournal("it was changed since it was written", empty.with(lines, false), lines.size() + 2);
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage());
            throw new DamagedJournal(reason, empty.with(lines, false), lines.size() + 2);
        }
        return empty.with(lines, cutOff);
    }

    /** Under which hold a journal is written; empty when it cannot be read. */
    String holdOf(byte[] journal) {
        List<String> raw = lines(journal);
        return raw.isEmpty() ? "" : body(raw.get(0)).path("hold").asText();
    }

    /** Whether the key of a snapshot opened something else, so that the key is not to blame when the snapshot does not open. */
    boolean hasKeyOf(byte[] snapshot) {
        return safe.hasOpened(tree(snapshot));
    }

    /** What the lines of a journal from one on say, whatever their checksums are; empty where that cannot be read. */
    List<Optional<Entry>> remains(byte[] bytes, int from) {
        List<String> raw = lines(bytes);
        return raw.stream()
                .skip(from - 1)
                .map(text -> remains(body(raw.get(0)), text))
                .toList();
    }

    private Optional<Entry> remains(JsonNode head, String text) {
        try {
            JsonNode body = tree(text.substring(CHECKSUM + 1).getBytes(StandardCharsets.UTF_8));
            String about = aboutEntry(
                    head.path("lineage").asText(), body.path("serial").asLong());
            return Optional.of(EntryJson.read(Safe.isSealed(body) ? tree(safe.open(head, body, about)) : body));
        } catch (WrongKey | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Journal.Line line(JsonNode head, JsonNode body, String lineage, long before) throws IOException, WrongKey {
        if (body.isMissingNode()) {
            throw new IllegalArgumentException("its checksum is wrong");
        } else if (Safe.isClosed(head) != Safe.isSealed(body)) {
            throw new IllegalArgumentException("it is not encrypted as the first line says");
        }
        long serial = body.path("serial").asLong();
        JsonNode plain = Safe.isSealed(body) ? tree(safe.open(head, body, aboutEntry(lineage, serial))) : body;
        Entry entry = EntryJson.read(plain);
        // A whole state needs nothing before it, and may be further on.
        if (entry instanceof Entry.Replaced ? serial <= before : serial != before + 1) {
            throw new IllegalArgumentException("a line before it is missing");
        }
        return new Journal.Line(serial, entry);
    }

    private static String aboutSnapshot(String lineage, long serial) {
        return "snapshot " + lineage + " " + serial;
    }

    private static String aboutEntry(String lineage, long serial) {
        return "entry " + lineage + " " + serial;
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JsonTree.read(bytes);
        } catch (IOException e) {
            return NODES.missingNode();
        }
    }

    private static byte[] summed(ObjectNode body) {
        String text = body.toString();
        return (checksum(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** What a line says, or a missing node when it is not what was written. */
    private static JsonNode body(String line) {
        if (line.length() <= CHECKSUM || !checksum(line.substring(CHECKSUM + 1)).equals(line.substring(0, CHECKSUM))) {
            return NODES.missingNode();
        }
        return tree(line.substring(CHECKSUM + 1).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether it is what a power cut leaves of a line whose place on the disk was taken and not filled. */
    private static boolean isHole(String line) {
        return line.indexOf('\0') >= 0;
    }

    /** The lines that end with a line feed; an unfinished one at the end is none. */
    private static List<String> lines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n');
        return end < 0 ? List.of() : List.of(text.substring(0, end).split("\n", -1));
    }
}
