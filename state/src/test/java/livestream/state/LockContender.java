package livestream.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import livestream.state.store.JournaledStore;

/**
 * Takes and releases a lock many times from a process of its own. Whoever holds it makes a file that must not be there yet;
 * exit code 1 says that it was.
 */
final class LockContender {
    private LockContender() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        System.exit(contend(folder, Integer.parseInt(arguments[1])) ? 0 : 1);
    }

    /** Whether it was alone each time that it held the lock. */
    @SuppressWarnings("try") // the lease is there to be held
    static boolean contend(Path folder, int rounds) throws IOException {
        JournaledStore store = JournaledStore.ofFile(folder.resolve("state.json"));
        Path inside = folder.resolve("inside");
        int held = 0;
        while (held < rounds) {
            try (StateStore.Lease lease = store.lock(LockInfo.me("apply", Instant.now()))) {
                if (Files.exists(inside)) {
                    return false;
                }
                Files.writeString(inside, "x", StandardOpenOption.CREATE_NEW);
                Files.delete(inside);
                held++;
            } catch (LockedException locked) {
                Thread.onSpinWait();
            } catch (java.nio.file.FileAlreadyExistsException e) {
                return false;
            }
        }
        return true;
    }
}
