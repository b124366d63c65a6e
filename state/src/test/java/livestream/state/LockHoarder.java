package livestream.state;

import java.nio.file.Path;
import java.time.Instant;

/** Takes a lock, says so, and never lets go. */
final class LockHoarder {
    private LockHoarder() {}

    public static void main(String[] arguments) throws Exception {
        new FileStateStore(Path.of(arguments[0]).resolve("state.json")).lock(Holder.me("hoard", Instant.now()));
        System.out.print('h');
        System.out.flush();
        System.in.read();
    }
}
