package livestream.cli;

import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;

/** Ends a command with findings to show and an exit code. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient Diagnostics diagnostics;

    /** Ends with these findings. */
    public Stop(int code, Diagnostics diagnostics) {
        super("exit code " + code, null, false, false);
        this.code = code;
        this.diagnostics = diagnostics;
    }

    /** Ends with one finding. */
    public static Stop because(int code, Diagnostic diagnostic) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.add(diagnostic);
        return new Stop(code, diagnostics);
    }

    public int code() {
        return code;
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }
}
