package livestream.cli;

/** What a run tells the shell; documented in docs/commands.md. */
public final class ExitCode {
    /** Done; with {@code plan --detailed-exitcode}, nothing to do. */
    public static final int DONE = 0;
    /** Something failed, or the command line was not understood. */
    public static final int FAILED = 1;
    /** {@code plan --detailed-exitcode}: there is something to do. {@code drift}: there is some. {@code lint}: there are warnings. */
    public static final int CHANGES = 2;
    /** The file has errors; nothing was touched. */
    public static final int FILE_HAS_ERRORS = 3;
    /** Somebody must agree first, and nobody did. */
    public static final int CONSENT_MISSING = 4;
    /** Another run holds the lock of this state. */
    public static final int LOCKED = 5;

    private ExitCode() {}
}
