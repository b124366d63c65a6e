package livestream.state.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.state.State;
import livestream.state.StateChange;
import livestream.state.StateDocument;
import livestream.state.encryption.DecryptionException;

/** One reading of a journal, from its first byte on. */
final class JournalReading {
    /** From this format on a journal says where it ends. */
    private static final int MARKED = 3;

    private static final State NOTHING = State.fresh("");

    private final JournalFormat format;
    private final byte[] bytes;
    private final String location;
    private final Diagnostics diagnostics;
    private final List<Journal.Line> lines = new ArrayList<>();
    private ObjectNode head = JsonNodeFactory.instance.objectNode();
    private Journal empty = Journal.of("", 0, "", 0, Journal.UNKNOWN);
    private Optional<EndMark> mark = Optional.empty();
    private int number = 1;
    private int at;

    JournalReading(JournalFormat format, byte[] bytes, String location, Diagnostics diagnostics) {
        this.format = format;
        this.bytes = bytes;
        this.location = location;
        this.diagnostics = diagnostics;
    }

    /** All of it. */
    Journal journal() throws IOException, CorruptJournalException {
        long known = readHead() ? marked() : whole();
        int start = at;
        if (at < bytes.length && !StateCipher.isClosed(head) && !format.readsTheClear()) {
            throw StateDiagnostics.stop(diagnostics, StateDiagnostics.notEncrypted(location));
        }
        boolean torn = !readLines(known);
        if (bytes.length < known) {
            throw damaged("it ends at byte " + bytes.length + ", and " + known + " bytes were written");
        } else if (mark.isPresent() && !mark.get().fits(bytes, start)) {
            throw damaged("its lines are not those that were written");
        }
        return empty.with(lines, torn);
    }

    /** Says whether an end mark follows. */
    private boolean readHead() throws CorruptJournalException {
        at = JournalFormat.endOfLine(bytes, 0);
        head = JournalFormat.body(bytes, 0, at).orElseThrow(() -> damaged("it has no head"));
        int written = head.path("format").asInt();
        if (written > State.FORMAT) {
            throw StateDiagnostics.stop(diagnostics, StateDocument.newer(location, written));
        } else if (!head.path("lineage").isTextual() || !head.path("base").isIntegralNumber()) {
            throw damaged("it has no head");
        }
        empty = Journal.of(
                head.path("lineage").asText(),
                head.path("base").asLong(),
                head.path("hold").asText(),
                head.path("runs").asLong(),
                head.path("resources").asLong(Journal.UNKNOWN));
        number++;
        return written >= MARKED;
    }

    /**
     * How many bytes were acknowledged. Where the mark was cut off while it was overwritten, all lines had been made durable before:
     * there are no others.
     */
    private long marked() throws CorruptJournalException {
        if (bytes.length - at < EndMark.LENGTH) {
            throw damaged("it is cut off");
        }
        int place = at;
        at += EndMark.LENGTH;
        mark = EndMark.at(bytes, place).filter(found -> found.end() >= place + EndMark.LENGTH);
        number++;
        return mark.map(EndMark::end).orElse((long) bytes.length);
    }

    /**
     * Formats before 3 do not say where a journal ends: a last line that is unfinished, or a hole, which is what a power cut leaves
     * of a line whose place on the disk was taken and not filled, was not acknowledged.
     */
    private int whole() {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        int last = Math.max(end - 1, 0);
        while (last > 0 && bytes[last - 1] != '\n') {
            last--;
        }
        for (int i = last; i < end; i++) {
            if (bytes[i] == 0) {
                return last;
            }
        }
        return end;
    }

    /** Reads lines until one is unfinished; says whether none is. */
    private boolean readLines(long known) throws IOException, CorruptJournalException {
        while (at < bytes.length) {
            int end = JournalFormat.endOfLine(bytes, at);
            try {
                lines.add(line(end));
            } catch (DecryptionException e) {
                if (!format.hasOpened(head)) {
                    throw StateDiagnostics.stop(diagnostics, StateDiagnostics.wrongKey(location, e));
                }
                throw damaged("it was changed since it was written");
            } catch (RuntimeException e) {
                if (at >= known) {
                    return false;
                }
                throw damaged(bytes[end - 1] == '\n' ? String.valueOf(e.getMessage()) : "it is cut off");
            }
            at = end;
            number++;
        }
        return true;
    }

    private Journal.Line line(int end) throws IOException, DecryptionException {
        Journal.Line line = format.read(head, bytes, at, end, empty.lineage(), NOTHING);
        long before =
                lines.isEmpty() ? empty.base() : lines.get(lines.size() - 1).serial();
        // A whole state needs nothing before it, and may be further on.
        if (line.entry() instanceof StateChange.Replaced ? line.serial() <= before : line.serial() != before + 1) {
            throw new IllegalArgumentException("a line before it is missing");
        }
        return line;
    }

    private CorruptJournalException damaged(String reason) {
        return new CorruptJournalException(reason, empty.with(lines, false), number, rest());
    }

    /** What the lines that were not read say, whatever their checksums are. */
    private CorruptJournalException.Rest rest() {
        List<Optional<StateChange>> entries = new ArrayList<>();
        int from = number == 1 ? JournalFormat.endOfLine(bytes, 0) : at;
        while (from < bytes.length) {
            int end = JournalFormat.endOfLine(bytes, from);
            if (bytes[end - 1] == '\n' && EndMark.at(bytes, from).isEmpty()) {
                entries.add(format.remains(head, bytes, from, end, empty.lineage()));
            }
            from = end;
        }
        long acknowledged =
                mark.or(() -> EndMark.in(bytes)).map(EndMark::serial).orElse(0L);
        return new CorruptJournalException.Rest(entries, acknowledged);
    }
}
