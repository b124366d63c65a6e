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

/** What every depot promises. */
public abstract class DepotContract {
    private static final Depot.Patch HEAD = new Depot.Patch(0, bytes("HEAD"));

    /** A depot of this place, which is empty at first; two of one place see the same. */
    protected abstract Depot depot(String place) throws Exception;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Depot depot, String name) throws Exception {
        return new String(depot.read(name).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    public void hasNothingAtFirst() throws Exception {
        assertThat(depot("empty").read("state.json")).isEmpty();
    }

    @Test
    public void readsWhatAnotherWrote() throws Exception {
        String version = depot("shared").write("state.json", null, bytes("one"));
        Depot.Kept kept = depot("shared").read("state.json").orElseThrow();
        assertThat(kept.bytes()).isEqualTo(bytes("one"));
        assertThat(kept.version()).isEqualTo(version);
        assertThat(kept.age()).isBetween(Duration.ofSeconds(-5), Duration.ofSeconds(30));
        assertThat(depot("shared").read("state.json.lock")).isEmpty();
    }

    @Test
    public void replacesOnlyWhatWasSeen() throws Exception {
        Depot depot = depot("seen");
        assertThatThrownBy(() -> depot.write("state.json", "no such version", bytes("zero")))
                .isInstanceOf(Superseded.class);
        String first = depot.write("state.json", null, bytes("one"));
        assertThatThrownBy(() -> depot.write("state.json", null, bytes("other")))
                .isInstanceOf(Superseded.class);
        String second = depot.write("state.json", first, bytes("two"));
        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(() -> depot.write("state.json", first, bytes("three")))
                .isInstanceOf(Superseded.class);
        assertThatThrownBy(() -> depot.append("state.json", first, bytes("one"), bytes("three"), HEAD))
                .isInstanceOf(Superseded.class);
        assertThat(text(depot, "state.json")).isEqualTo("two");
    }

    @Test
    public void addsToTheEndOnlyOfWhatWasSeen() throws Exception {
        Depot depot = depot("append");
        String first = depot.write("journal", null, bytes("head\n"));
        String second =
                depot.append("journal", first, bytes("head\n"), bytes("one\n"), new Depot.Patch(1, bytes("EA")));
        assertThat(text(depot, "journal")).isEqualTo("hEAd\none\n");
        assertThat(depot.read("journal").orElseThrow().version()).isEqualTo(second);
        assertThatThrownBy(() -> depot.append("journal", first, bytes("head\n"), bytes("other\n"), HEAD))
                .isInstanceOf(Superseded.class);
        depot.append("journal", second, bytes("hEAd\none\n"), bytes("two\n"), HEAD);
        assertThat(text(depot, "journal")).isEqualTo("HEAD\none\ntwo\n");
    }

    @Test
    public void keepsAnyBytesAndNoneAtAll() throws Exception {
        Depot depot = depot("bytes");
        byte[] all = new byte[300_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        depot.write("large", null, all);
        depot.write("empty", null, new byte[0]);
        assertThat(Arrays.equals(depot.read("large").orElseThrow().bytes(), all))
                .isTrue();
        assertThat(depot.read("empty").orElseThrow().bytes()).isEmpty();
    }

    @Test
    public void losesNoWriteOfManyAtOnce() throws Exception {
        int writers = 4;
        int rounds = 25;
        depot("many").write("count", null, bytes("0"));
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            Callable<Integer> writer = () -> {
                Depot own = depot("many");
                int done = 0;
                while (done < rounds) {
                    Depot.Kept kept = own.read("count").orElseThrow();
                    int next = Integer.parseInt(new String(kept.bytes(), StandardCharsets.UTF_8)) + 1;
                    try {
                        own.write("count", kept.version(), bytes(String.valueOf(next)));
                        done++;
                    } catch (Superseded quicker) {
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
        assertThat(text(depot("many"), "count")).isEqualTo(String.valueOf(writers * rounds));
    }
}
