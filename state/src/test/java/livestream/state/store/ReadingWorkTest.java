package livestream.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.Samples;
import livestream.state.State;
import livestream.state.StateChange;
import org.junit.jupiter.api.Test;

/** Work is counted in bytes that are allocated, which are the same on a slow machine. */
class ReadingWorkTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void readsAJournalOfTenThousandLinesInProportionToItsLength() throws Exception {
        work(1_000); // classes are loaded once
        long half = work(5_000);
        assertThat(work(10_000)).isBetween(half, half * 5 / 2);
    }

    /** The lines are about a few resources, for a state is as large as what it holds, and each line makes a new one. */
    private static long work(int lines) throws Exception {
        Time time = new Time();
        MemoryObjectStore objectStore = new MemoryObjectStore(time);
        List<Journal.Line> all = new ArrayList<>();
        for (int i = 1; i <= lines; i++) {
            Value.Fields inputs = Value.fields("Name", "n" + i);
            all.add(new Journal.Line(i, new StateChange.Applied(Samples.recorded("thing.t" + i % 10, inputs))));
        }
        Journal journal = Journal.of("lineage-1", 0, "hold", 0, 0).with(all, false);
        objectStore.put(
                Story.NAME + ".journal",
                new JournalFormat(new StateCipher(Optional.empty()))
                        .write(journal)
                        .bytes());
        RoughObjectStore counted = new RoughObjectStore(objectStore);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        State state = Story.store(counted, time).load(new Diagnostics());
        long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(state.serial()).isEqualTo(lines);
        assertThat(state.resources()).hasSize(10);
        return after - before;
    }
}
