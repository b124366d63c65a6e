package livestream.schema.yaml;

import java.util.Optional;
import livestream.schema.Span;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Places of parser events in one file. */
final class Spans {
    private final String file;

    Spans(String file) {
        this.file = file;
    }

    Span start() {
        return Span.startOf(file);
    }

    Span of(Event event) {
        return between(event, event);
    }

    /** From the start of one event to the end of another, as far as its first line goes. */
    Span between(Event first, Event last) {
        Optional<Mark> start = first.getStartMark();
        if (start.isEmpty()) {
            return start();
        }
        Mark from = start.get();
        Mark to = last.getEndMark().orElse(from);
        int length = to.getLine() == from.getLine() ? to.getColumn() - from.getColumn() : restOfLine(from);
        return new Span(file, from.getLine() + 1, from.getColumn() + 1, Math.max(1, length));
    }

    private static int restOfLine(Mark from) {
        int[] buffer = from.getBuffer();
        int end = from.getPointer();
        while (end < buffer.length && buffer[end] != '\n' && buffer[end] != '\r' && buffer[end] != 0) {
            end++;
        }
        while (end > from.getPointer() && buffer[end - 1] == ' ') {
            end--;
        }
        return end - from.getPointer();
    }
}
