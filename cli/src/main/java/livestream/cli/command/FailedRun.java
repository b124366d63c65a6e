package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import livestream.cli.IoErrorText;
import livestream.engine.ProviderException;
import livestream.engine.plan.MissingOutput;
import livestream.providers.aws.InvalidSettingException;
import livestream.schema.Diagnostic;
import livestream.state.BackendDeniedException;
import livestream.state.ConditionalWritesIgnoredException;
import livestream.state.FolderBusyException;
import livestream.state.LockLostException;
import livestream.state.file.SymbolicLinkException;

/** Words for a run that something ended which is no bug: its lock, its disk, its settings, or AWS. */
final class FailedRun {
    private FailedRun() {}

    /** What there is to say; nothing when only whoever wrote this tool can do something about it. */
    static Optional<Diagnostic> explain(Exception e) {
        if (e instanceof ProviderException refused) {
            return Optional.of(AwsErrorDiagnostics.explain(refused));
        } else if (e instanceof InvalidSettingException setting) {
            return Optional.of(setting.diagnostic());
        } else if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return Optional.of(explain(unchecked.getCause()));
        }
        if (e instanceof MissingOutput missing) {
            return Optional.of(Diagnostic.error("incomplete-state", String.valueOf(missing.getMessage()))
                    .help(
                            "the state leaves it out: it was changed by hand, or by another program. `livestream plan` without"
                                    + " `--refresh=false` asks AWS, and the next apply records it."));
        }
        return e instanceof IOException io ? Optional.of(explain(io)) : Optional.empty();
    }

    static Diagnostic explain(OutOfMemoryError e) {
        return Diagnostic.error("out-of-memory", "This machine gives the run no more memory, or no more threads.")
                .note("cause", String.valueOf(e.getMessage()))
                .help(
                        "free some, or raise the limit (`ulimit -a` shows those of the shell), and run it again; what was done"
                                + " until then is recorded.");
    }

    private static Diagnostic explain(IOException e) {
        if (e instanceof LockLostException) {
            return Diagnostic.error("lock-lost", "This run has lost its lock: another one has taken the state over.")
                    .note("cause", String.valueOf(e.getMessage()))
                    .help(
                            "nothing further was begun, and what was done until then is recorded. See what the other run does"
                                    + " (`livestream state lock show`), and run this again after it.");
        } else if (e instanceof FolderBusyException) {
            return Diagnostic.error("folder-in-use", String.valueOf(e.getMessage()))
                    .help("it may be stopped, or its disk may hang: let it go on or end it, then try again.");
        } else if (e instanceof SymbolicLinkException) {
            return Diagnostic.error("link-refused", String.valueOf(e.getMessage()))
                    .help("remove it: a link may lead anywhere, and a repository that was cloned may hold one. To keep"
                            + " `.livestream` on another disk, mount that disk there; to keep the state elsewhere, write"
                            + " `state: { backend: s3 }`.");
        } else if (e instanceof ConditionalWritesIgnoredException) {
            return Diagnostic.error("state-unguarded", "Where the state is kept, two runs can overwrite each other.")
                    .note("cause", String.valueOf(e.getMessage()))
                    .help(
                            "the server must honor `If-None-Match` and `If-Match` when it writes, as Amazon S3 does: update it,"
                                    + " or keep the state elsewhere (`state`). No resource was changed.");
        } else if (e instanceof BackendDeniedException refused) {
            return RemoteState.explain(refused);
        }
        return Diagnostic.error("folder-not-writable", "The folder `.livestream` beside the file cannot be used.")
                .note("cause", IoErrorText.words(e))
                .help(IoErrorText.help(e) + "; what was done so far is found again by its name.");
    }
}
