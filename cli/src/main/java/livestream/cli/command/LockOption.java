package livestream.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import livestream.cli.CommandFailure;
import livestream.cli.Console;
import livestream.cli.ExitCode;
import livestream.cli.Workspace;
import livestream.engine.apply.Waiter;
import livestream.schema.Diagnostic;
import livestream.schema.Durations;
import livestream.state.LockInfo;
import livestream.state.LockedException;
import livestream.state.StateStore.Lease;
import org.jspecify.annotations.Nullable;

/** How long to wait for somebody else's run. */
final class LockOption {
    private final Supplier<String> timeout;

    LockOption(Arguments arguments) {
        timeout = arguments.text(
                "--lock-timeout",
                "DURATION",
                "0s",
                "Wait this long for another run to end, as in 5m; not at all unless given.");
    }

    /** What needs the lock. */
    interface Need<T> {
        T with(LockInfo me) throws LockedException, IOException;
    }

    /** Takes the lock, or stops with exit code 5 and who has it. */
    Lease take(Workspace workspace, String operation, Waiter waiter, Console console) {
        return held(workspace, operation, waiter, console, workspace::lock);
    }

    /** The same for what takes the lock itself. */
    <T> T held(Workspace workspace, String operation, Console console, Need<T> need) throws IOException {
        try {
            return held(workspace, operation, Waiter.real(), console, need);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Looks at AWS under a lease. */
    interface Look<T> {
        T look() throws IOException;
    }

    /**
     * Looks, and where that ends the run makes sure that the lock is still held: to a run that stood still for a while it looks as
     * if others had made what the next run made meanwhile.
     */
    static <T> T whileHeld(Lease lease, Look<T> look) throws IOException {
        try {
            return look.look();
        } catch (RuntimeException e) {
            lease.confirm();
            throw e;
        }
    }

    private <T> T held(Workspace workspace, String operation, Waiter waiter, Console console, Need<T> need) {
        Duration longest = Durations.parse(timeout.get())
                .orElseThrow(() -> CommandFailure.because(
                        ExitCode.FAILED,
                        Diagnostic.error("unknown-duration", "`" + timeout.get() + "` is not a duration.")
                                .help("write it as in 30s, 5m or 1h30m.")));
        workspace.ignoreFolder();
        LockInfo me = LockInfo.me(operation, waiter.now());
        AtomicReference<@Nullable T> got = new AtomicReference<>();
        AtomicReference<@Nullable LockInfo> other = new AtomicReference<>();
        waiter.until(
                () -> {
                    try {
                        got.set(need.with(me));
                        return true;
                    } catch (LockedException locked) {
                        if (other.getAndSet(locked.lockInfo()) == null && !longest.isZero()) {
                            console.err()
                                    .println("waiting for the lock: "
                                            + locked.lockInfo().words());
                        }
                        return false;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                longest);
        T taken = got.get();
        if (taken == null) {
            throw locked(Optional.ofNullable(other.get()), workspace);
        }
        return taken;
    }

    private static CommandFailure locked(Optional<LockInfo> lockInfo, Workspace workspace) {
        Diagnostic diagnostic = Diagnostic.error("locked", "Another run holds the lock of this state.")
                .note("state", workspace.store().location());
        if (lockInfo.isPresent()) {
            diagnostic = diagnostic
                    .note("holder", lockInfo.get().words())
                    .note("since", lockInfo.get().since().toString())
                    .help("wait with `--lock-timeout 10m`; if that run is surely gone, release it with"
                            + " `livestream state unlock " + lockInfo.get().id() + "`. Nothing was changed.");
        }
        return CommandFailure.because(ExitCode.LOCKED, diagnostic);
    }
}
