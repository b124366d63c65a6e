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
import software.amazon.awssdk.services.mediapackage.model.CreateOriginEndpointRequest;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageException;
import software.amazon.awssdk.services.mediapackage.model.NotFoundException;
import software.amazon.awssdk.services.mediapackage.model.UpdateOriginEndpointRequest;

/**
 * A MediaPackage origin endpoint: one format of a channel, at a URL that AWS assigns. Its inputs are the members of {@code
 * CreateOriginEndpoint}.
 *
 * <p>Outputs beyond AWS's own: {@code Domain}, {@code OriginPath} ({@code /out/v1/<id>}), {@code Id} (the part of the URL
 * that only AWS knows) and {@code ManifestPath} (from the origin path to the first manifest).
 */
public final class MediaPackageOriginEndpoint implements ResourceType {
    /** From this many on, pages of the listing are cheaper than asking one by one. */
    private static final int LIST_FROM = 4;

    private final Supplier<MediaPackageClient> client;
    /** The packager cannot be edited either: the expansion never declares two, so a change of format shows on the id. */
    private final Facts facts = Facts.of("MediaPackage endpoint")
            .immutable(
                    "Id",
                    "ChannelId",
                    "CmafPackage.HlsManifests[].Id",
                    "HlsPackage",
                    "DashPackage",
                    "MssPackage",
                    "CmafPackage")
            .unordered("Whitelist");

    private final SdkTree tree = SdkTree.plain(facts.secret());

    public MediaPackageOriginEndpoint(Supplier<MediaPackageClient> client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "mediapackage_origin_endpoint";
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
        client.get().listOriginEndpointsPaginator(request -> request.maxResults(1000)).originEndpoints().stream()
                .filter(endpoint -> ids.contains(endpoint.id()))
                .forEach(endpoint -> seen.put(endpoint.id(), present(endpoint)));
        return seen;
    }

    @Override
    public Present create(String identity, Value.Fields inputs) {
        return present(client.get()
                .createOriginEndpoint(tree.write(inputs, CreateOriginEndpointRequest.builder())
                        .build()));
    }

    /** Sends everything: whether AWS keeps what an update leaves out is not documented. */
    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        Value.Fields changeable = inputs.without("ChannelId").without("Tags");
        Present now = present(client.get()
                .updateOriginEndpoint(tree.write(changeable, UpdateOriginEndpointRequest.builder())
                        .build()));
        Tags.Change tags = Tags.change(Tags.of(now.properties()), Tags.of(applied), Tags.of(inputs));
        MediaPackageTags.apply(client.get(), now.outputs().text("Arn"), tags);
        return tags.isEmpty() ? now : (Present) describe(id);
    }

    @Override
    public void delete(String id) {
        try {
            client.get().deleteOriginEndpoint(request -> request.id(id));
        } catch (NotFoundException gone) {
            return;
        }
    }

    private Observation describe(String id) {
        try {
            return present(client.get().describeOriginEndpoint(request -> request.id(id)));
        } catch (MediaPackageException e) {
            return MediaPackageTags.absentOr(e);
        }
    }

    private Present present(SdkPojo endpoint) {
        Value.Fields all = tree.read(endpoint);
        EndpointUrl url = EndpointUrl.of(all);
        Value.Fields outputs = Value.fields(
                "Arn", all.text("Arn"),
                "Domain", url.domain(),
                "OriginPath", url.originPath(),
                "Id", url.id(),
                "ManifestPath", url.manifestPath());
        return new Present(
                all.text("Id"), all.without("Arn").without("CreatedAt").without("Url"), outputs, new Readiness.Ready());
    }
}
