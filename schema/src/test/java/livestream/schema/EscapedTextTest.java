package livestream.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class EscapedTextTest {

    @Test
    void whatActsOnATerminalIsWrittenOut() {
        assertThat(EscapedText.line("a\u001b]0;PWN\u0007\r\n\u009b2J\u007f"))
                .isEqualTo("a\\u001b]0;PWN\\u0007\\r\\n\\u009b2J\\u007f");
        assertThat(EscapedText.line("\u202eevil\u2066\u2028\u2029")).isEqualTo("\\u202eevil\\u2066\\u2028\\u2029");
        assertThat(EscapedText.line("pay\u200bpal\u00ad\u3164\ufeff")).isEqualTo("pay\\u200bpal\\u00ad\\u3164\\ufeff");
        assertThat(EscapedText.line("tag\udb40\udc41 half\ud83d")).isEqualTo("tag\\udb40\\udc41 half\\ud83d");
    }

    @Test
    void whatPeopleWriteStays() {
        String text = "Übertragung \u2192 \u653e\u9001 \ud83d\ude00 \u0627\u0644\u0628\u062b a\tb \\u001b";
        assertThat(EscapedText.line(text)).isEqualTo(text);
        assertThat(EscapedText.lines(text + "\n" + text)).isEqualTo(text + "\n" + text);
    }

    @Property
    void aLineIsALineAndHidesNothing(@ForAll String text) {
        assertThat(EscapedText.line(text)).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\t]]");
        assertThat(EscapedText.line(EscapedText.line(text))).isEqualTo(EscapedText.line(text));
        assertThat(EscapedText.lines(text).lines().map(EscapedText::line))
                .containsExactlyElementsOf(EscapedText.lines(text).lines().toList());
    }

    @Property
    void everyControlCharacterIsWrittenOut(@ForAll @CharRange(from = '\u0000', to = '\u02ff') char unit) {
        boolean printed = unit == '\t' || !Character.isISOControl(unit) && unit != '\u00ad';
        assertThat(EscapedText.line("a" + unit).equals("a" + unit)).isEqualTo(printed);
    }

    /** JSON is escaped as a whole: between its texts there is nothing to escape. */
    @Property
    void jsonStaysTheSameJson(@ForAll String text) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("a", text).put(text, "b");
        String printed = EscapedText.lines(json.toPrettyString());
        assertThat(new ObjectMapper().readTree(printed)).isEqualTo(new ObjectMapper().readTree(json.toString()));
    }
}
