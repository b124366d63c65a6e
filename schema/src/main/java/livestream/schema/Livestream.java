package livestream.schema;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for: one {@code livestream.yaml}, checked, with defaults that do not depend on anything else filled
 * in. A null component means that the user left it out and that its default depends on more than this file.
 *
 * @param name prefix of every resource name; {@code [a-z][a-z0-9-]{0,38}}
 * @param environment the environment that was laid over the file; null for none
 * @param region region of the media services; null only when every endpoint is a foreign URL
 * @param account 12 digits; when given, nothing is planned in another account
 * @param state where what was applied is remembered
 * @param tags put on every resource that takes tags
 * @param naming pattern of the names that are made in AWS; null for the language's own
 * @param channels in document order; the shorthand form gives one channel called like {@code name}
 * @param distribution the one in front of all channels; of several, what all of them have
 * @param distributions several, each in front of some channels; empty where there is one
 * @param lifecycle what no plan may delete, and whose changes are ignored
 * @param overrides raw members of AWS's API, laid over the expansion in this order
 * @param outputs what a run gives back beyond the viewer URLs
 * @param lint what the user wants to hear of
 */
public record Livestream(
        String name,
        @Nullable String environment,
        @Nullable String region,
        @Nullable String account,
        StateSettings state,
        SortedMap<String, String> tags,
        @Nullable String naming,
        List<Channel> channels,
        Distribution distribution,
        List<NamedDistribution> distributions,
        LifecycleSettings lifecycle,
        List<RawOverride> overrides,
        List<OutputSpec> outputs,
        LintSettings lint,
        KeySpans place) {

    public Livestream {
        channels = List.copyOf(channels);
        distributions = List.copyOf(distributions);
        overrides = List.copyOf(overrides);
        outputs = List.copyOf(outputs);
    }

    /**
     * The distributions that a channel may go to: the ones it asks for by name, or else those whose labels it has, or else those
     * that ask for none. Exactly one in a file that was read without errors; none where the file has one distribution alone.
     */
    public List<NamedDistribution> choices(Channel channel) {
        if (channel.distribution() != null) {
            return distributions.stream()
                    .filter(named -> named.isNamedBy(channel))
                    .toList();
        }
        List<NamedDistribution> matching =
                distributions.stream().filter(named -> named.matches(channel)).toList();
        return matching.isEmpty()
                ? distributions.stream()
                        .filter(named -> named.match().isEmpty())
                        .toList()
                : matching;
    }

    /** The settings of the distribution in front of a channel. */
    public Distribution distributionOf(Channel channel) {
        return choices(channel).stream()
                .findFirst()
                .map(NamedDistribution::settings)
                .orElse(distribution);
    }

    /** The file as each of its distributions sees it: with that one alone, and the channels behind it. */
    public List<Livestream> views() {
        return distributions.isEmpty()
                ? List.of(this)
                : distributions.stream()
                        .map(named -> view(
                                named.settings(),
                                channels.stream()
                                        .filter(channel -> choices(channel).contains(named))
                                        .toList()))
                        .toList();
    }

    /** The same with one distribution, in front of some of the channels. */
    public Livestream view(Distribution settings, List<Channel> behind) {
        return new Livestream(
                name,
                environment,
                region,
                account,
                state,
                tags,
                naming,
                behind,
                settings,
                List.of(),
                lifecycle,
                overrides,
                outputs,
                lint,
                place);
    }

    /** Where the file speaks of the distribution; one of which it says nothing is asked for by the file's name. */
    public Span distributionAt() {
        return place.has("distribution") || place.has("distributions")
                ? distribution.place().self()
                : place.of("name");
    }

    /** Every place where files are served from: those of channels, then those of own behaviors. */
    public List<StorageOrigin> storages() {
        Stream<StorageOrigin> ofChannels = channels.stream()
                .map(Channel::origin)
                .filter(StorageOrigin.class::isInstance)
                .map(StorageOrigin.class::cast);
        Stream<StorageOrigin> ofBehaviors = views().stream()
                .flatMap(view -> view.distribution().customBehaviors().stream())
                .map(CustomBehavior::origin)
                .filter(CustomBehavior.Target.OfStorage.class::isInstance)
                .map(target -> ((CustomBehavior.Target.OfStorage) target).storage());
        return Stream.concat(ofChannels, ofBehaviors).toList();
    }
}
