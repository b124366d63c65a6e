package livestream.schema.compose;

import java.util.ArrayList;
import java.util.List;

/** A text taken apart: words, and references between <code>${</code> and <code>}</code>. */
record Template(List<Part> parts) {
    /** What a reference begins with; {@code $} before it makes it plain text. */
    static final String OPEN = "${";

    /** A piece of the text. */
    sealed interface Part {}

    /** Plain text, with {@code $$&#123;} as it is written. */
    record Words(String text) implements Part {}

    /**
     * A reference.
     *
     * @param body what stands between the braces
     */
    record Reference(String body) implements Part {
        @Override
        public String toString() {
            return OPEN + body + "}";
        }
    }

    /** A reference that is never closed, with all that follows. */
    record Unclosed(String text) implements Part {}

    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            boolean plain = open > 0 && text.charAt(open - 1) == '$';
            int close = plain ? -1 : text.indexOf('}', open);
            if (!plain) {
                if (open > from) {
                    parts.add(new Words(text.substring(from, open)));
                }
                if (close < 0) {
                    parts.add(new Unclosed(text.substring(open)));
                    return new Template(parts);
                }
                parts.add(new Reference(text.substring(open + OPEN.length(), close)));
                from = close + 1;
            }
            open = text.indexOf(OPEN, plain ? open + OPEN.length() : from);
        }
        if (from < text.length()) {
            parts.add(new Words(text.substring(from)));
        }
        return new Template(parts);
    }

    /** A text from outside in a form in which it means itself. */
    static String literal(String text) {
        return text.replace(OPEN, "$" + OPEN);
    }
}
