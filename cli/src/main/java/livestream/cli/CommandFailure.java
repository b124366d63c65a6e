package livestream.cli;

import java.io.IOException;
import java.nio.file.Path;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;

/** Ends a command with findings to show and an exit code. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient Diagnostics diagnostics;

    /** Ends with these findings. */
    public CommandFailure(int code, Diagnostics diagnostics) {
        super("exit code " + code, null, false, false);
        this.code = code;
        this.diagnostics = diagnostics;
    }

    /** Ends with one finding. */
    public static CommandFailure because(int code, Diagnostic diagnostic) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.add(diagnostic);
        return new CommandFailure(code, diagnostics);
    }

    /** Ends because a file could not be written, of which everything or nothing is written. */
    public static CommandFailure notWritten(Path file, IOException cause) {
        return because(
                ExitCode.FAILED,
                Diagnostic.error("file-not-written", "`" + file + "` cannot be written, and is as it was.")
                        .note("cause", IoErrorText.words(cause))
                        .help("give your user the right to write it and its folder, or make room on its disk."));
    }

    public int code() {
        return code;
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }
}
