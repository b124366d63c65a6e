package livestream.providers.expand;

import java.util.Optional;
import livestream.engine.Resource;
import livestream.schema.Channel;
import livestream.schema.Livestream;
import livestream.schema.Span;

/** The key {@code tags} of a file that gives a resource its tags. */
public final class TagsKey {
    private TagsKey() {}

    /** That of the channel where it has any, else that of the file, else what asks for the resource. */
    public static Span of(Resource resource, Livestream livestream) {
        String channel = resource.address().key().replaceFirst("/.*", "");
        Optional<Span> ofChannel = livestream.channels().stream()
                .filter(each -> each.key().equals(channel) && each.place().has("tags"))
                .map(Channel::place)
                .map(place -> place.of("tags"))
                .findFirst();
        return ofChannel.orElseGet(
                () -> livestream.place().has("tags") ? livestream.place().of("tags") : resource.declaredAt());
    }
}
