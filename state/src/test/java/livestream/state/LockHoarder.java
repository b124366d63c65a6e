package livestream.state;

import java.nio.file.Path;
import java.time.Instant;
import livestream.state.store.JournaledStore;

/** Takes a lock, says so, and never lets go. */
final class LockHoarder {
    private LockHoarder() {}

    public static void main(String[] arguments) throws Exception {
        JournaledStore.ofFile(Path.of(arguments[0]).resolve("state.json")).lock(LockInfo.me("hoard", Instant.now()));
        System.out.print('h');
        System.out.flush();
        System.in.read();
    }
}
