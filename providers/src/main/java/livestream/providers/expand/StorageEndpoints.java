package livestream.providers.expand;

import java.util.ArrayList;
import java.util.List;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.RoutingMode;
import livestream.schema.Span;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import livestream.schema.yaml.MessageText;

/** The formats of a channel whose files lie ready; all of them share its one origin. */
final class StorageEndpoints {
    private final ExpansionContext context;
    private final StorageOrigins storageOrigins;

    StorageEndpoints(ExpansionContext context, StorageOrigins storageOrigins) {
        this.context = context;
        this.storageOrigins = storageOrigins;
    }

    /** One for each format, in the order of the file. */
    List<ServedEndpoint> of(Channel channel, StorageOrigin storage) {
        RoutingMode wanted = context.wanted(channel);
        if (wanted == RoutingMode.NAME) {
            context.diagnostics()
                    .add(Diagnostic.error(
                                    "routing-by-name",
                                    "Channel " + MessageText.quoted(channel.key())
                                            + " cannot be told apart by manifest name: its encoder names the files.")
                            .at(at(channel))
                            .help("write `routing: path` in this channel, or leave `routing` out."));
            return List.of();
        }
        OriginSpec origin = storageOrigins.origin(
                channel.key(), channel, storage, channel.segmentDuration().toSeconds());
        List<ServedEndpoint> endpoints = new ArrayList<>();
        storage.entries()
                .forEach((format, entry) -> endpoints.add(new ServedEndpoint(
                        channel.key() + "/" + format.word(),
                        channel,
                        format,
                        origin,
                        Value.text(storage.path().replaceFirst("^/", "")),
                        entry,
                        Value.text(entry),
                        null,
                        false,
                        false,
                        null,
                        wanted,
                        storage.place().self())));
        return endpoints;
    }

    private Span at(Channel channel) {
        return channel.place().has("routing")
                ? channel.place().of("routing")
                : context.livestream().distributionOf(channel).place().of("routing");
    }
}
