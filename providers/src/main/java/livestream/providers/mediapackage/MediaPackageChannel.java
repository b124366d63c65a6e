package livestream.providers.mediapackage;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import livestream.engine.Facts;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.schema.Value;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.ConfigureLogsRequest;
import software.amazon.awssdk.services.mediapackage.model.CreateChannelRequest;

/**
 * A MediaPackage channel: where an encoder sends to. Its inputs are the members of {@code CreateChannel} and the two of
 * {@code ConfigureLogs}.
 */
public final class MediaPackageChannel extends MediaPackageKind {
    private static final List<String> LOGS = List.of("IngressAccessLogs", "EgressAccessLogs");

    public MediaPackageChannel(Supplier<MediaPackageClient> client) {
        super(
                "mediapackage_channel",
                Facts.of("MediaPackage channel")
                        .immutable("Id")
                        .impacts(Impacts.whenGone(Impact.urlChange(
                                        "its endpoints go with it, and the encoder must be pointed at new ingest URLs"))
                                .never("Description", "Tags", "IngressAccessLogs", "EgressAccessLogs")),
                client);
    }

    @Override
    SdkPojo describe(String id) {
        return client().describeChannel(request -> request.id(id));
    }

    @Override
    Stream<? extends SdkPojo> list() {
        return client().listChannelsPaginator(request -> request.maxResults(1000)).channels().stream();
    }

    @Override
    void remove(String id) {
        client().deleteChannel(request -> request.id(id));
    }

    @Override
    SdkPojo make(Value.Fields inputs) {
        return client().createChannel(
                        tree.write(inputs.without(LOGS.get(0)).without(LOGS.get(1)), CreateChannelRequest.builder())
                                .build());
    }

    @Override
    public Present create(String identity, Value.Fields inputs) {
        Present made = super.create(identity, inputs);
        return logs(inputs).fields().isEmpty()
                ? made
                : ErrorTranslatingType.afterMaking(() -> configureLogs(identity, inputs));
    }

    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        String description = inputs.get("Description") instanceof Value.Text text ? text.text() : "";
        Present now = present(client().updateChannel(request -> request.id(id).description(description)));
        boolean retagged = retag(now, applied, inputs);
        if (!logs(inputs).equals(logs(now.properties()))) {
            return configureLogs(id, inputs);
        }
        return retagged ? present(describe(id)) : now;
    }

    /** MediaPackage deletes no channel that has endpoints (user guide, Deleting a channel). */
    @Override
    public List<String> users(String id) {
        return client().listOriginEndpointsPaginator(request -> request.channelId(id)).originEndpoints().stream()
                .map(endpoint -> "MediaPackage endpoint `" + endpoint.id() + "`")
                .toList();
    }

    /** Leaving a direction out switches its log off, as the API documents for ConfigureLogs. */
    private Present configureLogs(String id, Value.Fields inputs) {
        Value.Fields request = logs(inputs).with("Id", Value.text(id));
        return present(client().configureLogs(
                        tree.write(request, ConfigureLogsRequest.builder()).build()));
    }

    private static Value.Fields logs(Value.Fields properties) {
        Value.Fields logs = Value.fields();
        for (String direction : LOGS) {
            Value value = properties.get(direction);
            logs = value == null ? logs : logs.with(direction, value);
        }
        return logs;
    }

    /** Ingest user names and passwords stay in AWS: an encoder's operator fetches them there. */
    @Override
    Present present(Value.Fields described) {
        Value.Fields outputs = Value.fields("Arn", described.text("Arn"));
        if (described.get("HlsIngest") instanceof Value.Fields ingest
                && ingest.get("IngestEndpoints") instanceof Value.Items endpoints) {
            for (int i = 0; i < endpoints.items().size(); i++) {
                Value.Fields endpoint = (Value.Fields) endpoints.items().get(i);
                outputs = outputs.with("IngestUrl" + (i + 1), Value.text(endpoint.text("Url")));
            }
        }
        Value.Fields properties = described.without("HlsIngest").without("Arn").without("CreatedAt");
        return new Present(described.text("Id"), properties, outputs, new Readiness.Ready());
    }
}
