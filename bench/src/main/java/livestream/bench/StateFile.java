package livestream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.LockInfo;
import livestream.state.LockedException;
import livestream.state.ResourceState;
import livestream.state.StateStore.Lease;
import livestream.state.store.JournaledStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Loading and saving the state of a platform, on the disk of this machine. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
        value = 3,
        jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class StateFile {
    @Param({"3000", "50000"})
    int resources;

    private livestream.state.State state = livestream.state.State.fresh("bench");
    private JournaledStore store = JournaledStore.ofFile(Path.of("state.json"));

    @Setup(Level.Trial)
    public void write() throws IOException, LockedException {
        store = JournaledStore.ofFile(Files.createTempDirectory("bench").resolve("state.json"));
        TreeMap<Address, ResourceState> all = new TreeMap<>();
        for (int i = 0; i < resources; i++) {
            ResourceState recorded = endpoint(i);
            all.put(recorded.address(), recorded);
        }
        state = new livestream.state.State(
                "bench",
                1,
                "123456789012",
                "eu-central-1",
                null,
                all,
                new TreeMap<>(),
                new TreeMap<>(),
                java.util.List.of());
        save();
    }

    private static String channel(int number) {
        return String.format(Locale.ROOT, "ch%05d", number);
    }

    static ResourceState endpoint(int number) {
        String id = channel(number) + "-hls";
        Value.Fields inputs = Value.fields()
                .with("Id", Value.text(id))
                .with("ManifestName", Value.text("index"))
                .with("Origination", Value.text("ALLOW"))
                .with("ChannelId", Value.text(channel(number)))
                .with(
                        "HlsPackage",
                        Value.fields()
                                .with("PlaylistType", Value.text("NONE"))
                                .with("AdMarkers", Value.text("PASSTHROUGH")));
        Value.Fields outputs = Value.fields()
                .with("Arn", Value.text("arn:aws:mediapackage:eu-central-1:123456789012:origin_endpoints/" + id))
                .with("Url", Value.text("https://abc.mediapackage.eu-central-1.amazonaws.com/out/v1/" + id));
        Address address = new Address("mediapackage_origin_endpoint", channel(number) + "/hls");
        return new ResourceState(address, id, inputs, outputs, new TreeSet<>(), new TreeMap<>());
    }

    @Benchmark
    public livestream.state.State load() {
        return store.load(new Diagnostics());
    }

    @Benchmark
    public void save() throws IOException, LockedException {
        try (Lease lease = store.lock(LockInfo.me("bench", Instant.now()))) {
            lease.load(new Diagnostics());
            lease.replace(state);
        }
    }
}
