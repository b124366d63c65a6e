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
        LifecycleWish lifecycle,
        List<RawOverride> overrides,
        List<OutputWish> outputs,
        LintSettings lint,
        Place place) {

    public Livestream {
        channels = List.copyOf(channels);
        overrides = List.copyOf(overrides);
        outputs = List.copyOf(outputs);
    }

    /** Every place where files are served from: those of channels, then those of own behaviors. */
    public List<StorageOrigin> storages() {
        Stream<StorageOrigin> ofChannels = channels.stream()
                .map(Channel::origin)
                .filter(StorageOrigin.class::isInstance)
                .map(StorageOrigin.class::cast);
        Stream<StorageOrigin> ofBehaviors = distribution.behaviors().stream()
                .map(OwnBehavior::origin)
                .filter(OwnBehavior.Target.OfStorage.class::isInstance)
                .map(target -> ((OwnBehavior.Target.OfStorage) target).storage());
        return Stream.concat(ofChannels, ofBehaviors).toList();
    }
}
