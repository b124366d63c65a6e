package livestream.providers.expand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.LivestreamReader;
import livestream.schema.Value;
import livestream.state.ResourceState;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Viewers' URLs hold the domain of a distribution, so a channel stays where it is. */
class ShardPlacementTest {

    /** More channels come, some go, more distributions are made, and the file is written in another order. */
    @Property(tries = 200)
    void aChannelStaysWhereItIsServed(
            @ForAll("channels") Set<String> first,
            @ForAll("channels") Set<String> later,
            @ForAll @IntRange(min = 1, max = 6) int shards,
            @ForAll @IntRange(min = 0, max = 4) int more) {
        Map<String, String> before = placed(first, shards, new TreeMap<>());
        Set<String> both = new LinkedHashSet<>(later);
        both.addAll(first);
        Map<String, String> after = placed(both, shards + more, recorded(before));
        assertThat(after).containsAllEntriesOf(before);
        Map<String, String> fewer = placed(later, shards + more, recorded(after));
        assertThat(after).containsAllEntriesOf(fewer);
    }

    @Property(tries = 100)
    void theOrderOfTheFileDecidesNothing(
            @ForAll("channels") Set<String> channels, @ForAll @IntRange(min = 1, max = 6) int shards) {
        assertThat(placed(new TreeSet<>(channels), shards, new TreeMap<>()))
                .isEqualTo(placed(channels, shards, new TreeMap<>()));
    }

    @Property(tries = 100)
    void noDistributionHasMoreThanItsShareOfNewChannels(
            @ForAll("channels") Set<String> channels, @ForAll @IntRange(min = 1, max = 6) int shards) {
        Map<String, Integer> load = new TreeMap<>();
        placed(channels, shards, new TreeMap<>()).values().forEach(name -> load.merge(name, 1, Integer::sum));
        assertThat(load.values()).allMatch(each -> each <= (channels.size() + shards - 1) / shards);
    }

    /** Whoever outgrows one distribution keeps it as the first of several. */
    @Property(tries = 50)
    void oneThatIsSpreadKeepsWhatItServes(
            @ForAll("channels") Set<String> first, @ForAll("channels") Set<String> later) {
        Map<String, String> before = new TreeMap<>();
        first.forEach(channel -> before.put(channel, "main"));
        Set<String> both = new LinkedHashSet<>(first);
        both.addAll(later);
        assertThat(placed(both, 3, recorded(before))).containsAllEntriesOf(before);
    }

    @Test
    void aChannelGoesWhereItIsTold() {
        Livestream file = read("""
                channels:
                  arena: { distribution: main-2 }
                  city: { labels: { tier: gold } }
                distributions:
                  main: { shard: 3 }
                  premium: { match: { tier: gold } }
                """);
        assertThat(byChannel(ShardPlacement.of(file, new TreeMap<>())))
                .containsExactlyInAnyOrderEntriesOf(Map.of("arena", "main-2", "city", "premium"));
    }

    private static Map<String, String> placed(
            Collection<String> channels, int shards, SortedMap<Address, ResourceState> recorded) {
        StringBuilder text = new StringBuilder("channels:\n");
        channels.forEach(channel -> text.append("  ").append(channel).append(": {}\n"));
        text.append("distributions:\n  main: { shard: ").append(shards).append(" }\n");
        return byChannel(ShardPlacement.of(read(text.toString()), recorded));
    }

    private static Map<String, String> byChannel(List<ShardPlacement.Placed> distributions) {
        Map<String, String> placed = new LinkedHashMap<>();
        distributions.forEach(each -> each.livestream().channels().stream()
                .map(Channel::key)
                .forEach(channel -> placed.put(channel, each.address().key())));
        return placed;
    }

    private static Livestream read(String text) {
        String head = "version: 1\nname: news\nregion: us-west-2\nchannelDefaults: { mediapackage: }\n";
        return LivestreamReader.read(
                "livestream.yaml", (head + text).getBytes(StandardCharsets.UTF_8), new Diagnostics());
    }

    /** What an apply leaves behind. */
    private static SortedMap<Address, ResourceState> recorded(Map<String, String> placed) {
        Map<String, SortedMap<String, String>> memories = new TreeMap<>();
        placed.forEach((channel, name) ->
                memories.computeIfAbsent(name, any -> new TreeMap<>()).put("routing " + channel + "/hls", "path"));
        SortedMap<Address, ResourceState> recorded = new TreeMap<>();
        memories.forEach((name, memory) -> {
            Address address = new Address("cloudfront_distribution", name);
            recorded.put(
                    address,
                    new ResourceState(address, "E1" + name, Value.fields(), Value.fields(), new TreeSet<>(), memory));
        });
        return recorded;
    }

    @Provide
    Arbitrary<Set<String>> channels() {
        return Arbitraries.integers()
                .between(1, 300)
                .map("ch%03d"::formatted)
                .set()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
