package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import livestream.cli.Terminal.Answer;

/** What must not get out of any command, whatever others wrote; by rules of its own and not by those of the tool. */
public final class Harmless {
    /** All that a name, a value or an argument can be up to. */
    public static final String EVIL =
            "a\u001b]0;PWN\u0007\u001b[2J\u009b2J\u007f\b\r\n::error::pwn\n  ::stop-commands::x"
                    + "\u202e\u2066\u2028\u2029\u200b\u00ad\u0085##[error]pwn ##vso[task.complete]b";

    /** The same as a file can be called, where names are bytes of ASCII. */
    public static final String NAME = "a\u001b]0;PWN\u0007\u007f\r\n::error::pwn\n ##[error]b";

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\n\t]]");
    private static final Pattern COMMAND = Pattern.compile("(?m)^[\\s\\p{Z}]*::(?!(?:error|warning|notice) "
            + "(?:file=[^:,\n]*,line=\\d+,col=\\d+,endColumn=\\d+,)?title=[a-z-]+::).*|##[a-zA-Z]*\\[");
    private static final Pattern STYLE = Pattern.compile("\u001b\\[(?:[0-9]|[23][0-9])(?:;(?:[0-9]|[23][0-9]))*m");
    private static final Pattern DRAWING = Pattern.compile("\r|\u001b\\[(?:[KJ]|\\?7[hl]|\\d+A)");

    private Harmless() {}

    /** Where nobody is at a terminal: no control character at all, and no command for whoever reads the log. */
    public static void check(String command, Answer answer) {
        for (String text : new String[] {answer.out(), answer.err()}) {
            assertThat(CONTROL.matcher(text).results().count())
                    .as(command + "\n" + text)
                    .isZero();
            assertThat(COMMAND.matcher(text).results().map(found -> found.group()))
                    .as(command + "\n" + text)
                    .isEmpty();
        }
        assertThat(answer.err()).as(command).doesNotContain("This is a bug");
    }

    /** The same at a terminal, where our own colours and drawings pass. */
    static void checkStyled(String command, Answer answer) {
        check(command, new Answer(answer.code(), plain(answer.out()), plain(answer.err())));
    }

    private static String plain(String text) {
        return DRAWING.matcher(STYLE.matcher(text).replaceAll("")).replaceAll("");
    }
}
