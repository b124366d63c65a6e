package livestream.schema;

/**
 * Text that cannot act on a terminal and hides nothing: control characters, marks that turn the direction of writing, and
 * characters without a width are written as JSON and YAML write them, as in {@code \n} and {@code \u001b}.
 */
public final class EscapedText {
    /** Letters and marks of scripts that are drawn as nothing at all (Unicode, Default_Ignorable_Code_Point). */
    private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u3164\uFFA0";

    private EscapedText() {}

    /** The text in one line. A tab stays, for it only moves what follows. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** The text with its line feeds as they are. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean lines) {
        int first = 0;
        while (first < text.length() && isHarmless(text.charAt(first), lines)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
        text.codePoints().skip(text.codePointCount(0, first)).forEach(point -> {
            if (point == '\n' && !lines) {
                out.append("\\n");
            } else if (point == '\r') {
                out.append("\\r");
            } else if (isEscaped(point, lines)) {
                for (char unit : Character.toChars(point)) {
                    out.append("\\u").append(Character.forDigit(unit >> 12, 16));
                    out.append(Character.forDigit(unit >> 8 & 0xF, 16));
                    out.append(Character.forDigit(unit >> 4 & 0xF, 16));
                    out.append(Character.forDigit(unit & 0xF, 16));
                }
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    /** Halves of a pair are looked at together. */
    private static boolean isHarmless(char unit, boolean lines) {
        return !Character.isSurrogate(unit) && !isEscaped(unit, lines);
    }

    private static boolean isEscaped(int point, boolean lines) {
        if (point >= ' ' && point < 0x7F || point == '\t') {
            return false;
        } else if (point == '\n') {
            return !lines;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> BLANK.indexOf(point) >= 0;
        };
    }
}
