package livestream.state.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.schema.json.JsonTree;
import livestream.state.GrowingBytes;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateChangeDocument;
import livestream.state.StateDocument;
import livestream.state.encryption.DecryptionException;

/**
 * How a journal is written: a line for its head, one that says where it ends, and one for each change, each line behind a checksum
 * of itself; changes are encrypted where that is wanted.
 */
final class JournalFormat {
    private static final State NOTHING = State.fresh("");
    private static final byte[] NO_CHECKSUM = "00000000 ".getBytes(StandardCharsets.US_ASCII);

    private final StateCipher cipher;

    JournalFormat(StateCipher cipher) {
        this.cipher = cipher;
    }

    /** The bytes of a journal, which were read again and say the same. */
    JournalBytes write(Journal journal) throws IOException {
        GrowingBytes bytes = new GrowingBytes();
        line(bytes, head -> {
            head.writeNumberField("format", State.FORMAT);
            head.writeStringField("lineage", journal.lineage());
            head.writeNumberField("base", journal.base());
            head.writeStringField("hold", journal.hold());
            head.writeNumberField("runs", journal.runs());
            head.writeNumberField("resources", journal.resources());
            cipher.describe(head);
        });
        JournalBytes empty = JournalBytes.empty(bytes.toByteArray(), journal.base());
        GrowingBytes lines = new GrowingBytes();
        long serial = journal.base();
        for (Journal.Line line : journal.lines()) {
            lines.writeBytes(line(line.entry(), journal.lineage(), journal.lineage(), line.serial()));
            serial = line.serial();
        }
        return lines.size() == 0 ? empty : empty.plus(lines.exactly(), serial);
    }

    /**
     * One line of a journal, which was read again and says the same.
     *
     * @param fingerprints the lineage of the state that changes, which is the key of its secrets' fingerprints
     * @param lineage the lineage that the journal began with
     */
    byte[] line(StateChange entry, String fingerprints, String lineage, long serial) throws IOException {
        GrowingBytes bytes = new GrowingBytes();
        line(bytes, line -> {
            line.writeNumberField("serial", serial);
            if (!cipher.closes()) {
                StateChangeDocument.write(line, entry, fingerprints);
                return;
            }
            try (JsonGenerator plain = StateDocument.compact(cipher.close(line, about(lineage, serial)))) {
                plain.writeStartObject();
                StateChangeDocument.write(plain, entry, fingerprints);
                plain.writeEndObject();
            }
        });
        State known = entry instanceof StateChange.Replaced replaced ? replaced.state() : NOTHING;
        try {
            Journal.Line again = read(cipher.described(), bytes.array(), 0, bytes.size(), lineage, known);
            if (again.serial() == serial && StateChangeDocument.areAlike(entry, again.entry(), fingerprints)) {
                return bytes.exactly();
            }
        } catch (DecryptionException | RuntimeException unreadable) {
            throw new IOException("a change was not written, because it could not be read again", unreadable);
        }
        throw new IOException("a change was not written, because it would be read as another one");
    }

    private static void line(GrowingBytes to, StateDocument.Members members) throws IOException {
        int start = to.size();
        to.writeBytes(NO_CHECKSUM);
        try (JsonGenerator json = StateDocument.compact(to)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        int body = start + NO_CHECKSUM.length;
        byte[] sum = Checksums.of(to.array(), body, to.size() - body).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(sum, 0, to.array(), start, sum.length);
        to.write('\n');
    }

    /**
     * Reads a journal. What is unfinished behind its end mark is overlooked: whoever wrote it was never told that it was there.
     *
     * @throws CorruptJournalException when another line cannot be read
     */
    Journal read(byte[] bytes, String location, Diagnostics diagnostics) throws IOException, CorruptJournalException {
        return new JournalReading(this, bytes, location, diagnostics).journal();
    }

    /**
     * Reads a line.
     *
     * @param head which says how lines are encrypted, if they are
     * @param end behind its line feed
     * @param known a state of which equal records are taken
     * @throws IllegalArgumentException when it is not what was written
     */
    Journal.Line read(ObjectNode head, byte[] bytes, int start, int end, String lineage, State known)
            throws IOException, DecryptionException {
        int body = start + NO_CHECKSUM.length;
        if (!isSummed(bytes, start, end)) {
            throw new IllegalArgumentException("its checksum is wrong");
        }
        List<byte[]> plain = new ArrayList<>();
        StateChangeDocument document = document(bytes, body, end - 1, known, (name, json, before) -> {
            if (!StateCipher.isSealed(name)) {
                return false;
            }
            plain.addAll(
                    cipher.open(head, json, about(lineage, before.path("serial").asLong())));
            return true;
        });
        if (StateCipher.isClosed(head) == plain.isEmpty()) {
            throw new IllegalArgumentException("it is not encrypted as the first line says");
        }
        StateChange entry = plain.isEmpty()
                ? document.entry()
                : document(SnapshotFormat.all(plain), known, (name, json, before) -> false)
                        .entry();
        return new Journal.Line(document.members().path("serial").asLong(), entry);
    }

    /** What a line says; empty when it is not what was written. */
    static Optional<ObjectNode> body(byte[] bytes, int start, int end) {
        try {
            return isSummed(bytes, start, end)
                    ? Optional.of(
                            document(bytes, start + NO_CHECKSUM.length, end - 1, NOTHING, (name, json, before) -> false)
                                    .members())
                    : Optional.empty();
        } catch (IOException | DecryptionException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isSummed(byte[] bytes, int start, int end) {
        int body = start + NO_CHECKSUM.length;
        return end - 1 >= body
                && bytes[end - 1] == '\n'
                && bytes[body - 1] == ' '
                && Checksums.of(bytes, body, end - 1 - body)
                        .equals(new String(bytes, start, Checksums.LENGTH, StandardCharsets.ISO_8859_1));
    }

    private static StateChangeDocument document(
            byte[] bytes, int from, int to, State known, StateChangeDocument.Member others)
            throws IOException, DecryptionException {
        return document(new ByteArrayInputStream(bytes, from, to - from), known, others);
    }

    private static StateChangeDocument document(InputStream bytes, State known, StateChangeDocument.Member others)
            throws IOException, DecryptionException {
        try (JsonParser json = JsonTree.parser(bytes)) {
            return StateChangeDocument.read(json, known, others);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }

    /** What a line says, whatever its checksum is; empty when that cannot be read. */
    Optional<StateChange> remains(ObjectNode head, byte[] bytes, int start, int end, String lineage) {
        byte[] line = Arrays.copyOfRange(bytes, start, end);
        int body = NO_CHECKSUM.length;
        if (line.length <= body) {
            return Optional.empty();
        }
        byte[] sum = Checksums.of(line, body, line.length - 1 - body).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(sum, 0, line, 0, sum.length);
        line[body - 1] = ' ';
        try {
            return Optional.of(
                    read(head, line, 0, line.length, lineage, NOTHING).entry());
        } catch (DecryptionException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a key opened something else, so that the key is not to blame for what does not open. */
    boolean hasOpened(ObjectNode head) {
        return cipher.hasOpened(head);
    }

    boolean readsTheClear() {
        return cipher.readsTheClear();
    }

    /** Under which hold a journal is written; empty when it cannot be read. */
    static String holdOf(byte[] journal) {
        return body(journal, 0, endOfLine(journal, 0))
                .map(head -> head.path("hold").asText())
                .orElse("");
    }

    /** Behind the next line feed, or the end. */
    static int endOfLine(byte[] bytes, int start) {
        for (int at = start; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return bytes.length;
    }

    private static String about(String lineage, long serial) {
        return "entry " + lineage + " " + serial;
    }
}
