package livestream.schema.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.PrivateKey;
import livestream.schema.Span;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The bytes of a file as text, or a finding that says why they are none. */
public final class SourceText {
    /** Far above any file that a person writes; far below what would make a run wait. */
    static final int LIMIT = 1024 * 1024;

    /** A table has a line a channel, and as many of them as there may be channels. */
    private static final int TABLE_LIMIT = 8 * LIMIT;

    private final String file;
    private final Diagnostics diagnostics;

    /** The text of a file that is called so in findings. */
    public SourceText(String file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    /** Decodes UTF-8 without its byte order mark, remembers the text for printing, stops at what is not text. */
    String decode(byte[] content) {
        return decode(content, LIMIT, "a livestream file of a few kilobytes");
    }

    /** The same for a table of channels, which may be larger than a file that a person writes. */
    public String decodeTable(byte[] content) {
        return decode(content, TABLE_LIMIT, "a table of channels");
    }

    private String decode(byte[] content, int limit, String expected) {
        if (content.length > limit) {
            stop(Diagnostic.error(
                            "file-too-large",
                            "The file is larger than " + limit / LIMIT + " MiB, expected " + expected + ".")
                    .help("check that this is the file you mean."));
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer chars = CharBuffer.allocate(content.length + 1);
        boolean wellFormed = !StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, chars, true)
                .isError();
        String good = withoutMark(chars.flip().toString());
        String text = wellFormed ? good : withoutMark(new String(content, StandardCharsets.UTF_8));
        stopAtPrivateKey(text);
        boolean binary = text.indexOf(0) >= 0;
        diagnostics.sourceTexts().add(file, binary ? PrivateKey.asterisks(text) : text);
        if (!wellFormed) {
            int wrong = content[bytes.position()] & 0xFF;
            stop(notUtf8(content, wrong).at(endOf(good)));
        }
        stopAtControlCharacter(good);
        return good;
    }

    /** Whoever named a key by mistake does not want to see it in a log. */
    private void stopAtPrivateKey(String text) {
        if (PrivateKey.isIn(text)) {
            String shown = PrivateKey.hidden(text);
            diagnostics.sourceTexts().add(file, shown);
            stop(PrivateKey.found(MessageText.bare(file), "a file without secrets")
                    .at(endOf(shown.substring(0, text.indexOf("-----BEGIN "))))
                    .help("take the key out of it, or name the file that you mean; nothing of the key was shown."));
        }
    }

    private static Diagnostic notUtf8(byte[] content, int wrong) {
        boolean sixteenBit = content.length > 1
                && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
                        || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF));
        Diagnostic diagnostic = Diagnostic.error(
                "not-utf8",
                String.format(Locale.ROOT, "Expected text in UTF-8, found the byte 0x%02X that is none.", wrong));
        if (sixteenBit) {
            return diagnostic.help("the file begins like UTF-16. Save it as UTF-8 in your editor.");
        } else if (wrong >= 0xA0) {
            return diagnostic.help(
                    "in Latin-1 this byte is `%s`. Save the file as UTF-8 in your editor.".formatted((char) wrong));
        }
        return diagnostic.help("save the file as UTF-8 in your editor.");
    }

    private void stopAtControlCharacter(String text) {
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            if (!StreamReader.isPrintable(point)) {
                Diagnostic diagnostic = Diagnostic.error(
                        "control-character",
                        String.format(Locale.ROOT, "Expected text, found the control character U+%04X.", point));
                stop(diagnostic
                        .at(endOf(text.substring(0, index)))
                        .help(
                                text.indexOf(0) >= 0
                                        ? "this looks like a binary file; check that it is the file you mean."
                                        : "delete the character; it is not visible in most editors."));
            }
            index += Character.charCount(point);
        }
    }

    /** The place right after a text. */
    private Span endOf(String before) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            boolean pair = c == '\r' && i + 1 < before.length() && before.charAt(i + 1) == '\n';
            if ((c == '\n' || c == '\r') && !pair) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Span(file, line, before.codePointCount(lineStart, before.length()) + 1, 1);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void stop(Diagnostic diagnostic) {
        diagnostics.add(diagnostic.at().isPresent() ? diagnostic : diagnostic.at(Span.startOf(file)));
        diagnostics.stopIfErrors();
    }
}
