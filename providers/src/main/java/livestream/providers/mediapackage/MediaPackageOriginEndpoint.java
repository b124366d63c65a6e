package livestream.providers.mediapackage;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import livestream.engine.Exclusion;
import livestream.engine.Facts;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ProviderException.ErrorKind;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.schema.Value;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.CreateOriginEndpointRequest;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageException;
import software.amazon.awssdk.services.mediapackage.model.UpdateOriginEndpointRequest;

/**
 * A MediaPackage origin endpoint: one format of a channel, at a URL that AWS assigns. Its inputs are the members of {@code
 * CreateOriginEndpoint}.
 *
 * <p>Outputs beyond AWS's own: {@code Domain}, {@code OriginPath} ({@code /out/v1/<id>}), {@code Id} (the part of the URL
 * that only AWS knows) and {@code ManifestPath} (from the origin path to the first manifest).
 */
public final class MediaPackageOriginEndpoint extends MediaPackageKind {

    /** The packager cannot be edited either: that one goes and another comes is a replacement. */
    public MediaPackageOriginEndpoint(Supplier<MediaPackageClient> client) {
        super(
                "mediapackage_origin_endpoint",
                Facts.of("MediaPackage endpoint")
                        .immutable(
                                "Id",
                                "ChannelId",
                                "CmafPackage.HlsManifests[].Id",
                                "HlsPackage",
                                "DashPackage",
                                "MssPackage",
                                "CmafPackage")
                        .unordered("Whitelist")
                        .tightening("Authorization")
                        .exclusions(Exclusion.either("", "HlsPackage", "DashPackage", "MssPackage", "CmafPackage"))
                        .impacts(EndpointImpacts.BY_PATH),
                client);
    }

    @Override
    public Impact impact(FieldDiff diff, Value.Fields before, Value.Fields after) {
        return EndpointImpacts.of(diff);
    }

    @Override
    SdkPojo describe(String id) {
        return client().describeOriginEndpoint(request -> request.id(id));
    }

    @Override
    Stream<? extends SdkPojo> list() {
        return client().listOriginEndpointsPaginator(request -> request.maxResults(1000)).originEndpoints().stream();
    }

    @Override
    void remove(String id) {
        client().deleteOriginEndpoint(request -> request.id(id));
    }

    @Override
    SdkPojo make(Value.Fields inputs) {
        return client().createOriginEndpoint(tree.write(inputs, CreateOriginEndpointRequest.builder())
                .build());
    }

    @Override
    public Present create(String identity, Value.Fields inputs) {
        try {
            return super.create(identity, inputs);
        } catch (MediaPackageException e) {
            throw ofAuthorization(e);
        }
    }

    /** Sends everything: whether AWS keeps what an update leaves out is not documented. */
    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        Value.Fields changeable = inputs.without("ChannelId").without("Tags");
        try {
            Present now =
                    present(client().updateOriginEndpoint(tree.write(changeable, UpdateOriginEndpointRequest.builder())
                            .build()));
            return retag(now, applied, inputs) ? present(describe(id)) : now;
        } catch (MediaPackageException e) {
            throw ofAuthorization(e);
        }
    }

    /**
     * MediaPackage works by a role and reads a secret, neither of which every part of AWS knows at once. Unknown: its words
     * when it cannot yet; what speaks of role or secret counts.
     */
    private static RuntimeException ofAuthorization(MediaPackageException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean refused = e.statusCode() == 422 || e.statusCode() == 403;
        return refused && (message.contains("role") || message.contains("secret"))
                ? ErrorTranslatingType.refused(ErrorKind.NOT_USABLE_YET, e)
                : e;
    }

    @Override
    Present present(Value.Fields described) {
        EndpointUrl url = EndpointUrl.of(described);
        return new Present(
                described.text("Id"),
                described.without("Arn").without("CreatedAt").without("Url"),
                Value.fields(
                        "Arn", described.text("Arn"),
                        "Domain", url.domain(),
                        "OriginPath", url.originPath(),
                        "Id", url.id(),
                        "ManifestPath", url.manifestPath()),
                new Readiness.Ready());
    }
}
