package livestream.state.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import livestream.state.FolderBusyException;
import livestream.state.file.AtomicFile;

/**
 * Lets one process of this machine at a time look and write in a folder. The operating system takes the guard from a process that
 * ended, however it ended. From one that is stopped it cannot be taken, for it would go on with its write later: who waits for
 * that one is told.
 */
final class ProcessMutex {

    /** One process must not ask the operating system twice: closing any channel to a file gives up all its locks on it. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final Path folder;
    private final Path file;
    private final Duration longestWait;

    /** @param longestWait how long a write of another process, which takes an instant, is waited for */
    ProcessMutex(Path folder, Duration longestWait) {
        this.folder = folder;
        this.file = folder.resolve(".guard");
        this.longestWait = longestWait;
    }

    /** What is done while nobody else does the like. */
    interface Step {
        String run() throws IOException, VersionConflictException;
    }

    /** Waits for its turn and does it. */
    String alone(Step step) throws IOException, VersionConflictException {
        AtomicFile.makePrivateFoldersOf(file);
        WITHIN_PROCESS.lock();
        try (AsynchronousFileChannel channel = AtomicFile.openToLock(file);
                FileLock lock = lock(channel)) {
            return lock.isValid() ? step.run() : alone(step);
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    private FileLock lock(AsynchronousFileChannel channel) throws IOException {
        try {
            return channel.lock().get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new FolderBusyException(folder, longestWait);
        } catch (ExecutionException e) {
            throw new IOException("the guard " + file + " cannot be locked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
