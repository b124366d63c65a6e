package livestream.providers.remote;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.state.LockInfo;
import livestream.state.LockedException;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.store.JournaledStore;

/** One of two processes that want the same lock. */
final class LockContender {
    private final URI endpoint;
    private final Path folder;
    private final String me;
    private final String other;

    /** @param folder where both leave marks for each other */
    LockContender(URI endpoint, Path folder, String me, String other) {
        this.endpoint = endpoint;
        this.folder = folder;
        this.me = me;
        this.other = other;
    }

    public static void main(String[] arguments) throws IOException {
        LockContender contender =
                new LockContender(URI.create(arguments[0]), Path.of(arguments[1]), arguments[2], arguments[3]);
        int rounds = Integer.parseInt(arguments[5]);
        if (arguments[4].equals("firsts")) {
            contender.firsts(rounds);
        } else {
            contender.turns(rounds);
        }
    }

    static StateStore store(URI endpoint, String place) {
        return new JournaledStore(
                S3Proxy.objectStore(endpoint, place), "state.json", Optional.empty(), InstantSource.system());
    }

    /** In each round both ask at once for a lock that nobody ever had; whoever gets it leaves a mark. */
    void firsts(int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            StateStore store = store(endpoint, "firsts/" + round + "/");
            meet("before-" + round);
            try (StateStore.Lease lease = store.lock(LockInfo.me("apply", Instant.now()))) {
                mark("won-" + round + "-" + me);
                lease.confirm();
                meet("after-" + round);
            } catch (LockedException locked) {
                meet("after-" + round);
            }
        }
    }

    private void meet(String where) throws IOException {
        mark(where + "-" + me);
        while (!Files.exists(folder.resolve(where + "-" + other))) {
            Thread.onSpinWait();
        }
    }

    private void mark(String name) throws IOException {
        Files.writeString(folder.resolve(name), me, StandardOpenOption.CREATE_NEW);
    }

    /**
     * Takes, uses and releases one lock many times. Whoever holds it makes a file that must not be there yet, and writes a line
     * into the state.
     */
    void turns(int rounds) throws IOException {
        StateStore store = store(endpoint, "turns/");
        int held = 0;
        while (held < rounds) {
            try (StateStore.Lease lease = store.lock(LockInfo.me("apply", Instant.now()))) {
                mark("inside");
                lease.load(new Diagnostics());
                lease.write(new StateChange.CreateAbandoned(new Address("thing", "none")));
                Files.delete(folder.resolve("inside"));
                held++;
            } catch (LockedException locked) {
                Thread.onSpinWait();
            } catch (FileAlreadyExistsException both) {
                throw new IllegalStateException("both hold the lock", both);
            }
        }
    }
}
