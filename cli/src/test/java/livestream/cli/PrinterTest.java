package livestream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The one door to a terminal and to a log. */
class PrinterTest {
    private static final String RED = "\u001b[1;31m";
    private static final String RESET = "\u001b[0m";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Printer plain = new Printer(stream, false);
    private final Printer styled = new Printer(stream, true);

    private String printed() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    @Test
    void aLineIsOneLine() {
        plain.println("a\n::error::pwn\r");
        assertThat(printed()).isEqualTo("a\\n::error::pwn\\r\n");
        plain.ask("Which\n? ");
        assertThat(printed()).isEqualTo("Which\\n? ");
    }

    @Test
    void noLineBeginsACommand() {
        plain.print("::error::pwn\n  \u00a0\u2003::stop-commands::x\na ::b\n");
        assertThat(printed()).isEqualTo("\\u003a:error::pwn\n  \u00a0\u2003\\u003a:stop-commands::x\na ::b\n");
        plain.print(" ");
        plain.print(":");
        plain.print(":error::pwn\n");
        assertThat(printed()).as("in pieces").isEqualTo(" \\u003a:error::pwn\n");
        plain.print("a ##[error]b ##vso[task.complete] #[c] ## [d] x##y[\n#");
        plain.print("#[error]\n");
        assertThat(printed())
                .isEqualTo("a ##\\u005berror]b ##vso\\u005btask.complete] #[c] ## [d] x##y\\u005b\n##\\u005berror]\n");
    }

    @Test
    void commandsOfOurOwnPass() {
        plain.command("::error title=locked::a\u001bb ##[error]\n::warning::c\n");
        assertThat(printed()).isEqualTo("::error title=locked::a\\u001bb ##\\u005berror]\n::warning::c\n");
    }

    @Test
    void coloursPassWhereTheyAreWantedAndNothingElse() {
        styled.print(RED + "error" + RESET + ": \u001b[8mhidden\u001b[2J\u001b]0;t\u0007\u001b[41m\u001b[5m\n");
        assertThat(printed())
                .isEqualTo(RED + "error" + RESET
                        + ": \\u001b[8mhidden\\u001b[2J\\u001b]0;t\\u0007\\u001b[41m\\u001b[5m\n");
        styled.print("\u001b[33m::error::a\n");
        assertThat(printed()).isEqualTo("\u001b[33m\\u003a:error::a\n");
        plain.print(RED + "error" + RESET + "\n");
        assertThat(printed()).isEqualTo("\\u001b[1;31merror\\u001b[0m\n");
    }

    /** Such as the XML parser of the JDK, on standard error. */
    @Test
    void whatALibraryPrintsPassesTheSameDoor() {
        PrintStream library = plain.stream();
        library.println("[Fatal Error] \u001b]0;PWN\u0007");
        library.printf("::error::%s%n", "pwn");
        plain.writer().println("usage\u0007");
        assertThat(printed()).isEqualTo("[Fatal Error] \\u001b]0;PWN\\u0007\n\\u003a:error::pwn\nusage\\u0007\n");
    }

    @Test
    void whereAnExceptionCameFromIsPrintedToo() {
        plain.print(new IllegalStateException("\n::error::pwn\u001b"));
        assertThat(printed()).startsWith("java.lang.IllegalStateException: \n\\u003a:error::pwn\\u001b\n\tat ");
    }

    @Test
    void aProgramGetsADocumentAsItIs() {
        plain.copy("::a\u001b".getBytes(StandardCharsets.UTF_8));
        plain.flush();
        assertThat(printed()).isEqualTo("::a\u001b");
    }
}
