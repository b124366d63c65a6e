package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every object store promises. */
public abstract class ObjectStoreContract {
    private static final ObjectStore.Patch HEAD = new ObjectStore.Patch(0, bytes("HEAD"));

    /** An object store of this place, which is empty at first; two of one place see the same. */
    protected abstract ObjectStore objectStore(String place) throws Exception;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ObjectStore objectStore, String name) throws Exception {
        return new String(objectStore.read(name).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    public void hasNothingAtFirst() throws Exception {
        assertThat(objectStore("empty").read("state.json")).isEmpty();
    }

    @Test
    public void readsWhatAnotherWrote() throws Exception {
        String version = objectStore("shared").write("state.json", null, bytes("one"));
        ObjectStore.StoredObject stored =
                objectStore("shared").read("state.json").orElseThrow();
        assertThat(stored.bytes()).isEqualTo(bytes("one"));
        assertThat(stored.version()).isEqualTo(version);
        assertThat(stored.age()).isBetween(Duration.ofSeconds(-5), Duration.ofSeconds(30));
        assertThat(objectStore("shared").read("state.json.lock")).isEmpty();
    }

    @Test
    public void replacesOnlyWhatWasSeen() throws Exception {
        ObjectStore objectStore = objectStore("seen");
        assertThatThrownBy(() -> objectStore.write("state.json", "no such version", bytes("zero")))
                .isInstanceOf(VersionConflictException.class);
        String first = objectStore.write("state.json", null, bytes("one"));
        assertThatThrownBy(() -> objectStore.write("state.json", null, bytes("other")))
                .isInstanceOf(VersionConflictException.class);
        String second = objectStore.write("state.json", first, bytes("two"));
        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(() -> objectStore.write("state.json", first, bytes("three")))
                .isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> objectStore.append("state.json", first, bytes("one"), bytes("three"), HEAD))
                .isInstanceOf(VersionConflictException.class);
        assertThat(text(objectStore, "state.json")).isEqualTo("two");
    }

    @Test
    public void addsToTheEndOnlyOfWhatWasSeen() throws Exception {
        ObjectStore objectStore = objectStore("append");
        String first = objectStore.write("journal", null, bytes("head\n"));
        String second = objectStore.append(
                "journal", first, bytes("head\n"), bytes("one\n"), new ObjectStore.Patch(1, bytes("EA")));
        assertThat(text(objectStore, "journal")).isEqualTo("hEAd\none\n");
        assertThat(objectStore.read("journal").orElseThrow().version()).isEqualTo(second);
        assertThatThrownBy(() -> objectStore.append("journal", first, bytes("head\n"), bytes("other\n"), HEAD))
                .isInstanceOf(VersionConflictException.class);
        objectStore.append("journal", second, bytes("hEAd\none\n"), bytes("two\n"), HEAD);
        assertThat(text(objectStore, "journal")).isEqualTo("HEAD\none\ntwo\n");
    }

    @Test
    public void keepsAnyBytesAndNoneAtAll() throws Exception {
        ObjectStore objectStore = objectStore("bytes");
        byte[] all = new byte[300_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        objectStore.write("large", null, all);
        objectStore.write("empty", null, new byte[0]);
        assertThat(Arrays.equals(objectStore.read("large").orElseThrow().bytes(), all))
                .isTrue();
        assertThat(objectStore.read("empty").orElseThrow().bytes()).isEmpty();
    }

    @Test
    public void losesNoWriteOfManyAtOnce() throws Exception {
        int writers = 4;
        int rounds = 25;
        objectStore("many").write("count", null, bytes("0"));
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            Callable<Integer> writer = () -> {
                ObjectStore own = objectStore("many");
                int done = 0;
                while (done < rounds) {
                    ObjectStore.StoredObject stored = own.read("count").orElseThrow();
                    int next = Integer.parseInt(new String(stored.bytes(), StandardCharsets.UTF_8)) + 1;
                    try {
                        own.write("count", stored.version(), bytes(String.valueOf(next)));
                        done++;
                    } catch (VersionConflictException quicker) {
                        Thread.onSpinWait();
                    }
                }
                return done;
            };
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                all.add(pool.submit(writer));
            }
            for (Future<Integer> each : all) {
                assertThat(each.get()).isEqualTo(rounds);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(text(objectStore("many"), "count")).isEqualTo(String.valueOf(writers * rounds));
    }
}
