package livestream.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Address;
import livestream.schema.Diagnostics;
import livestream.schema.Value;
import livestream.state.store.JournaledStore;

/** States for tests. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    public static Address address(String text) {
        return Address.parse(text);
    }

    public static ResourceState recorded(String address, Value.Fields inputs, String... dependsOn) {
        return new ResourceState(
                address(address),
                "id-of-" + address,
                inputs,
                Value.fields("Arn", "arn:" + address),
                new TreeSet<>(List.of(dependsOn).stream().map(Address::parse).toList()),
                new TreeMap<>(Map.of("form", "own")));
    }

    /** A state with one of everything. */
    public static State full() {
        Value.Fields inputs = Value.fields(
                "Name",
                "news",
                "Ttl",
                6,
                "Enabled",
                true,
                "Hosts",
                Value.texts(List.of("a.example", "b.example")),
                "Empty",
                Value.fields());
        return State.fresh("lineage-1")
                .pinnedTo("012345678901", "eu-central-1", "http://127.0.0.1:5101")
                .with(recorded("thing.a", inputs).created(NOON.minusSeconds(90)))
                .with(recorded("thing.b", Value.fields("Of", "id-of-thing.a"), "thing.a")
                        .deleting(NOON))
                .with(new CreateIntent(address("thing.c"), "token-c", Value.fields("Name", "c"), NOON))
                .withOutputs(new TreeMap<>(Map.of("news/hls", Value.text("https://a.example/news.m3u8"))))
                .next();
    }

    /** A run that puts this state into a file. */
    public static void put(Path file, State state) throws IOException {
        try (StateStore.Lease lease = JournaledStore.ofFile(file).lock(LockInfo.me("test", NOON))) {
            lease.load(new Diagnostics());
            lease.replace(state);
        } catch (LockedException locked) {
            throw new IOException(locked);
        }
    }
}
