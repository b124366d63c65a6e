package livestream.providers.expand;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.ResourceState;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints that one endpoint of the file has been, one after the other.
 *
 * <p>MediaPackage changes neither the id nor the packager of an endpoint, so another one takes its place, under an address
 * that ends with its id. Those before it stay where they are until they are retired.
 */
final class EndpointGenerations {
    /** Stands between what the file calls something, and what tells one of its generations from the others. */
    static final String MARK = "@";

    private static final Set<String> PACKAGERS = Set.of("HlsPackage", "DashPackage", "CmafPackage", "MssPackage");

    private final Address first;
    private final List<ResourceState> recorded;
    private final boolean isFirstTaken;

    /** @param channelId the channel's: endpoints of another one cannot outlive it */
    EndpointGenerations(ExpansionContext context, Address first, String channelId) {
        this.first = first;
        this.isFirstTaken = context.recorded().containsKey(first);
        // Keys that begin alike stand together.
        this.recorded = context.recorded().tailMap(first).values().stream()
                .takeWhile(each -> each.address().type().equals(first.type())
                        && each.address().key().startsWith(first.key()))
                .filter(each -> keyOf(each.address().key()).equals(first.key()))
                .filter(each -> channelId.equals(text(each.inputs(), "ChannelId")))
                .toList();
    }

    /** What the file calls it: an address's key, or a site's name, without the id behind it. */
    static String keyOf(String key) {
        int mark = key.indexOf(MARK);
        return mark < 0 ? key : key.substring(0, mark);
    }

    /** What viewers' URLs of an earlier one are listed under. */
    String name(ResourceState earlier) {
        return first.key() + MARK + earlier.id();
    }

    /** The one that can become what is wanted; null when none can. */
    @Nullable
    ResourceState fitting(Value.Fields wanted, @Nullable String chosenId) {
        return recorded.stream()
                .filter(each -> chosenId == null || each.id().equals(chosenId))
                .filter(each -> chosenId != null || isPackagedAlike(each.inputs(), wanted))
                .reduce((one, other) -> other)
                .orElse(null);
    }

    /** The first of these ids that none of them has. */
    String freeId(IntFunction<String> ids) {
        return IntStream.rangeClosed(1, recorded.size() + 1)
                .mapToObj(ids)
                .filter(id -> recorded.stream().noneMatch(each -> each.id().equals(id)))
                .findFirst()
                .orElseThrow();
    }

    /** Where one of this id goes that is not there yet. */
    Address next(String id) {
        return recorded.isEmpty() || !isFirstTaken ? first : new Address(first.type(), first.key() + MARK + id);
    }

    /** All but this one. */
    List<ResourceState> before(Address current) {
        return recorded.stream().filter(each -> !each.address().equals(current)).toList();
    }

    private static boolean isPackagedAlike(Value.Fields one, Value.Fields other) {
        return PACKAGERS.stream().allMatch(packager -> (one.get(packager) == null) == (other.get(packager) == null))
                && manifestIds(one).equals(manifestIds(other));
    }

    private static List<String> manifestIds(Value.Fields inputs) {
        return Optional.ofNullable(inputs.get("CmafPackage")).stream()
                .flatMap(cmaf -> ((Value.Fields) cmaf).get("HlsManifests") instanceof Value.Items manifests
                        ? manifests.items().stream()
                        : Stream.empty())
                .map(manifest -> ((Value.Fields) manifest).text("Id"))
                .toList();
    }

    private static @Nullable String text(Value.Fields inputs, String member) {
        return inputs.get(member) instanceof Value.Text text ? text.text() : null;
    }
}
