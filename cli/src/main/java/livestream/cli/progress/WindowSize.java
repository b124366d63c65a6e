package livestream.cli.progress;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of the terminal, which changes while a run goes on. Java cannot tell it, {@code stty} can; where there is none it
 * stays what it was at the beginning.
 */
final class WindowSize implements Supplier<Size> {
    private static final int ROWS = 24;
    private static final Pattern ANSWER = Pattern.compile("(\\d+) (\\d+)\\s*");

    private Size size;
    private boolean known = true;

    /**
     * @param columns how wide it was when the process began
     */
    WindowSize(int columns) {
        size = new Size(columns, ROWS);
    }

    /** What it is taken for as long as nobody was asked, which takes a moment. */
    Size atFirst() {
        return size;
    }

    @Override
    public Size get() {
        if (known) {
            ask();
        }
        return size;
    }

    private void ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(Redirect.DISCARD)
                    .start();
            Matcher answer =
                    ANSWER.matcher(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            known = answer.matches() && !answer.group(2).equals("0");
            if (known) {
                size = new Size(Integer.parseInt(answer.group(2)), Integer.parseInt(answer.group(1)));
            }
        } catch (IOException none) {
            known = false;
        }
    }
}
