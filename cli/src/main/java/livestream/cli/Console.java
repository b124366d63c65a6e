package livestream.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import livestream.engine.text.AnsiStyle;
import livestream.schema.DiagnosticAnnotations;
import livestream.schema.DiagnosticPrinter;
import livestream.schema.Diagnostics;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is read and answered: results to standard output, everything else to standard error.
 *
 * @param terminal whether a person looks at the output as it comes
 * @param interactive whether a person can be asked
 * @param width columns to fill
 * @param timings where the time goes
 */
public record Console(
        Printer out,
        Printer err,
        InputStream in,
        boolean terminal,
        boolean interactive,
        int width,
        Map<String, String> environment,
        PhaseTimings timings) {
    private static final int PAGE = 120;
    private static final int NARROWEST = 40;

    /** Prints to these streams. */
    public Console(
            PrintStream out,
            PrintStream err,
            InputStream in,
            boolean terminal,
            boolean interactive,
            int width,
            Map<String, String> environment,
            PhaseTimings timings) {
        this(
                new Printer(out, isStyled(terminal, environment)),
                new Printer(err, isStyled(terminal, environment)),
                in,
                terminal,
                interactive,
                width,
                environment,
                timings);
    }

    /** The process's own, with this standard output and error. The launcher says whether there is a terminal and how wide, because Java cannot tell. */
    static Console ofProcess(OutputStream output, OutputStream errors) {
        boolean terminal = Boolean.getBoolean("livestream.terminal");
        boolean interactive = terminal && System.console() != null;
        int columns = Integer.getInteger("livestream.columns", PAGE);
        int width = terminal && columns > 0 ? Math.max(NARROWEST, Math.min(columns, 140)) : PAGE;
        PrintStream out = new PrintStream(new BufferedOutputStream(output), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        Console console =
                new Console(out, err, System.in, terminal, interactive, width, System.getenv(), new PhaseTimings());
        System.setOut(console.out().stream());
        System.setErr(console.err().stream());
        return console;
    }

    /** Colour only for a person at a terminal who did not decline it (no-color.org). */
    public AnsiStyle style() {
        return isStyled(terminal, environment) ? AnsiStyle.COLOUR : AnsiStyle.PLAIN;
    }

    private static boolean isStyled(boolean terminal, Map<String, String> environment) {
        boolean declined = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(environment.getOrDefault("TERM", ""));
        return terminal && !declined;
    }

    /** Shows findings, each under its line, and where GitHub listens at their lines in the pull request as well. */
    public void show(Diagnostics diagnostics) {
        if (!diagnostics.all().isEmpty()) {
            err.print(text(diagnostics));
            annotate(diagnostics);
            err.flush();
        }
    }

    /** Findings as a person reads them here. */
    public String text(Diagnostics diagnostics) {
        return new DiagnosticPrinter(diagnostics.sourceTexts(), width, style() == AnsiStyle.COLOUR)
                .text(diagnostics.all());
    }

    /** Tells GitHub of findings, if this is one of its runs. */
    public void annotate(Diagnostics diagnostics) {
        if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
            Path checkout = Path.of(environment.getOrDefault("GITHUB_WORKSPACE", ""));
            err.command(DiagnosticAnnotations.text(diagnostics.all(), checkout.toAbsolutePath()));
        }
    }

    /** Asks for a line; null when nobody answers. */
    public @Nullable String ask(String question) {
        out.ask(question);
        try {
            return line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No more than a line is taken from the input: what follows answers the next question. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
    }
}
