package livestream.providers.mediapackage;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.Observation;
import livestream.engine.Observation.Absent;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ResourceType;
import livestream.providers.aws.SdkTree;
import livestream.providers.aws.Tags;
import livestream.schema.Value;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.ConfigureLogsRequest;
import software.amazon.awssdk.services.mediapackage.model.CreateChannelRequest;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageException;
import software.amazon.awssdk.services.mediapackage.model.NotFoundException;

/**
 * A MediaPackage channel: where an encoder sends to. Its inputs are the members of {@code CreateChannel} and the two of
 * {@code ConfigureLogs}.
 */
public final class MediaPackageChannel implements ResourceType {
    /** From this many on, pages of the listing are cheaper than asking one by one. */
    private static final int LIST_FROM = 4;

    private final Supplier<MediaPackageClient> client;
    private final Facts facts = Facts.of("MediaPackage channel").immutable("Id");
    private final SdkTree tree = SdkTree.plain(facts.secret());

    public MediaPackageChannel(Supplier<MediaPackageClient> client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "mediapackage_channel";
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public String identity(Value.Fields inputs, String token) {
        return inputs.text("Id");
    }

    @Override
    public Optional<String> find(String identity) {
        return describe(identity) instanceof Present ? Optional.of(identity) : Optional.empty();
    }

    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        if (ids.size() < LIST_FROM) {
            ids.forEach(id -> seen.put(id, describe(id)));
            return seen;
        }
        ids.forEach(id -> seen.put(id, new Absent()));
        client.get().listChannelsPaginator(request -> request.maxResults(1000)).channels().stream()
                .filter(channel -> ids.contains(channel.id()))
                .forEach(channel -> seen.put(channel.id(), present(channel)));
        return seen;
    }

    @Override
    public Present create(String identity, Value.Fields inputs) {
        Value.Fields channel = inputs.without("IngressAccessLogs").without("EgressAccessLogs");
        Present made = present(client.get()
                .createChannel(
                        tree.write(channel, CreateChannelRequest.builder()).build()));
        return channel.equals(inputs) ? made : logs(identity, inputs);
    }

    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        Present before = (Present) describe(id);
        String description = inputs.get("Description") instanceof Value.Text text ? text.text() : "";
        Present now =
                present(client.get().updateChannel(request -> request.id(id).description(description)));
        String arn = now.outputs().text("Arn");
        Tags.Change tags = Tags.change(Tags.of(before.properties()), Tags.of(applied), Tags.of(inputs));
        MediaPackageTags.apply(client.get(), arn, tags);
        if (logsOf(inputs).equals(logsOf(before.properties())) && tags.isEmpty()) {
            return now;
        }
        return logs(id, inputs);
    }

    @Override
    public void delete(String id) {
        try {
            client.get().deleteChannel(request -> request.id(id));
        } catch (NotFoundException gone) {
            return;
        }
    }

    private static Value.Fields logsOf(Value.Fields properties) {
        Value.Fields logs = Value.fields();
        for (String direction : new String[] {"IngressAccessLogs", "EgressAccessLogs"}) {
            Value value = properties.get(direction);
            logs = value == null ? logs : logs.with(direction, value);
        }
        return logs;
    }

    /** Leaving a direction out switches its log off, as the API documents for ConfigureLogs. */
    private Present logs(String id, Value.Fields inputs) {
        return present(client.get()
                .configureLogs(tree.write(logsOf(inputs).with("Id", Value.text(id)), ConfigureLogsRequest.builder())
                        .build()));
    }

    private Observation describe(String id) {
        try {
            return present(client.get().describeChannel(request -> request.id(id)));
        } catch (MediaPackageException e) {
            return MediaPackageTags.absentOr(e);
        }
    }

    /** Ingest user names and passwords stay in AWS: an encoder's operator fetches them there. */
    private Present present(SdkPojo channel) {
        Value.Fields all = tree.read(channel);
        Value.Fields outputs = Value.fields("Arn", all.text("Arn"));
        if (all.get("HlsIngest") instanceof Value.Fields ingest
                && ingest.get("IngestEndpoints") instanceof Value.Items endpoints) {
            for (int i = 0; i < endpoints.items().size(); i++) {
                Value.Fields endpoint = (Value.Fields) endpoints.items().get(i);
                outputs = outputs.with("IngestUrl" + (i + 1), Value.text(endpoint.text("Url")));
            }
        }
        Value.Fields properties = all.without("HlsIngest").without("Arn").without("CreatedAt");
        return new Present(all.text("Id"), properties, outputs, new Readiness.Ready());
    }
}
