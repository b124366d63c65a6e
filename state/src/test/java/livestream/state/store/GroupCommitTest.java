package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.LockInfo;
import livestream.state.Samples;
import livestream.state.StateChange;
import livestream.state.StateStore;
import livestream.state.store.RoughObjectStore.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GroupCommitTest {
    private static final int THREADS = 10;
    private static final int LOCK_AND_HEAD = 2;

    /** The first write takes so long that all the others wait for it; one more write is enough for them. */
    @Test
    @Timeout(60)
    void writesTogetherWhatComesWhileAWriteIsUnderWay() throws Exception {
        Time time = new Time();
        AtomicReference<StateStore.Lease> lease = new AtomicReference<>();
        RoughObjectStore rough = new RoughObjectStore(new MemoryObjectStore(time)).always(Moment.BEFORE, () -> {
            StateStore.Lease held = lease.get();
            while (held != null && held.state().serial() < THREADS) {
                Thread.onSpinWait();
            }
        });
        JournaledStore store = new JournaledStore(rough, Story.NAME, Optional.empty(), time);
        StateStore.Lease held = store.lock(LockInfo.me("apply", Samples.NOON));
        held.load(new Diagnostics());
        lease.set(held);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                StateChange entry = new StateChange.Applied(Samples.recorded("thing.t" + i, Value.fields()));
                all.add(pool.submit(() -> {
                    held.write(entry);
                    return store.load(new Diagnostics())
                            .resources()
                            .containsKey(
                                    ((StateChange.Applied) entry).recorded().address());
                }));
            }
            for (Future<?> each : all) {
                assertThat(each.get()).isEqualTo(true);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(rough.writes() - LOCK_AND_HEAD).isLessThanOrEqualTo(2);
        assertThat(store.load(new Diagnostics())).isEqualTo(held.state());
        held.close();
    }
}
