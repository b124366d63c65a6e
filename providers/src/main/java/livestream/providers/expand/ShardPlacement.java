package livestream.providers.expand;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Distribution;
import livestream.schema.Livestream;
import livestream.schema.NamedDistribution;
import livestream.state.ResourceState;

/**
 * Which distribution serves which channel.
 *
 * <p>Viewers' URLs hold the distribution's domain, so one that serves a channel keeps it. Only a channel that no distribution
 * of its kind serves is placed: by rendezvous hashing of its key among those that have less than their share.
 */
final class ShardPlacement {
    private final Livestream livestream;
    private final SortedMap<Address, ResourceState> recorded;

    private ShardPlacement(Livestream livestream, SortedMap<Address, ResourceState> recorded) {
        this.livestream = livestream;
        this.recorded = recorded;
    }

    /**
     * A distribution and what it serves.
     *
     * @param livestream the file with this distribution alone, and the channels behind it
     * @param of the key of what it is one of; empty where the file has one distribution alone
     * @param among how many channels it and those alike serve together
     */
    record Placed(Address address, Livestream livestream, String of, int among) {
        boolean isAlone() {
            return of.isEmpty();
        }
    }

    /**
     * The distributions of a file in its order, without those that serve no channel.
     *
     * @param recorded what was applied last, which tells who serves what
     */
    static List<Placed> of(Livestream livestream, SortedMap<Address, ResourceState> recorded) {
        return livestream.distributions().isEmpty()
                ? List.of(new Placed(
                        Expansion.DISTRIBUTION,
                        livestream,
                        "",
                        livestream.channels().size()))
                : new ShardPlacement(livestream, recorded).placed();
    }

    private List<Placed> placed() {
        Map<String, List<Channel>> channels = new HashMap<>();
        for (Channel channel : livestream.channels()) {
            for (NamedDistribution named : livestream.choices(channel)) {
                channels.computeIfAbsent(named.key(), any -> new ArrayList<>()).add(channel);
            }
        }
        List<Placed> placed = new ArrayList<>();
        for (NamedDistribution named : livestream.distributions()) {
            List<Channel> behind = channels.getOrDefault(named.key(), List.of());
            List<Address> addresses = addresses(named);
            Map<String, Integer> shards = shards(named, addresses, behind);
            for (int i = 0; i < addresses.size(); i++) {
                Distribution settings = named.shards() == 0
                        ? named.settings()
                        : named.settings().ofShard(i + 1);
                List<Channel> own = own(i, behind, shards);
                if (!own.isEmpty()) {
                    placed.add(
                            new Placed(addresses.get(i), livestream.view(settings, own), named.key(), behind.size()));
                }
            }
        }
        return placed;
    }

    private static List<Channel> own(int number, List<Channel> behind, Map<String, Integer> shards) {
        return behind.stream()
                .filter(channel -> shards.getOrDefault(channel.key(), 0) == number)
                .toList();
    }

    /** What was one distribution until it was spread is the first of those alike, so that its URLs stay. */
    private List<Address> addresses(NamedDistribution named) {
        List<Address> addresses = new ArrayList<>(
                named.names().stream().map(ShardPlacement::address).toList());
        boolean wasOne = named.shards() > 0
                && recorded.containsKey(address(named.key()))
                && !recorded.containsKey(addresses.get(0));
        if (wasOne) {
            addresses.set(0, address(named.key()));
        }
        return addresses;
    }

    private static Address address(String name) {
        return new Address(Expansion.DISTRIBUTION.type(), name);
    }

    /** The number of the distribution of each channel: as it is written, as it is deployed, or the best of those with room. */
    private Map<String, Integer> shards(NamedDistribution named, List<Address> addresses, List<Channel> behind) {
        Map<String, Integer> shards = new HashMap<>();
        int[] load = new int[addresses.size()];
        List<Channel> free = new ArrayList<>();
        Map<String, Integer> serving = serving(addresses);
        for (Channel channel : behind) {
            Optional<Integer> settled = Optional.of(named.names().indexOf(String.valueOf(channel.distribution())))
                    .filter(number -> number >= 0)
                    .or(() -> Optional.ofNullable(serving.get(channel.key())));
            settled.ifPresentOrElse(
                    number -> {
                        shards.put(channel.key(), number);
                        load[number]++;
                    },
                    () -> free.add(channel));
        }
        int share = (behind.size() + addresses.size() - 1) / addresses.size();
        free.stream().map(Channel::key).sorted().forEach(key -> {
            int best = -1;
            for (int i = 0; i < load.length; i++) {
                if (load[i] < share && (best < 0 || score(key, i) > score(key, best))) {
                    best = i;
                }
            }
            shards.put(key, best);
            load[best]++;
        });
        return shards;
    }

    /** By channel, which of these distributions serves it. */
    private Map<String, Integer> serving(List<Address> addresses) {
        Map<String, Integer> serving = new HashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            ResourceState deployed = recorded.get(addresses.get(i));
            if (deployed != null) {
                int number = i;
                MainDistribution.served(deployed).forEach(channel -> serving.putIfAbsent(channel, number));
            }
        }
        return serving;
    }

    /** How well a channel and a distribution fit; it depends on nothing else, so that no third one moves them. */
    private static long score(String channel, int number) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((channel + "/" + (number + 1)).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
