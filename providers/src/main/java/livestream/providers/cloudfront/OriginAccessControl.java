package livestream.providers.cloudfront;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.schema.Value;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlConfig;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlList;

/**
 * The signature that CloudFront puts on its requests to an origin, so that the origin can turn everybody else away.
 *
 * <p>A listing gives summaries, which hold every member of the configuration.
 */
public final class OriginAccessControl extends CloudFrontNamedKind {
    private final Supplier<CloudFrontClient> client;

    public OriginAccessControl(Supplier<CloudFrontClient> client) {
        super(
                "cloudfront_origin_access_control",
                Facts.of("CloudFront origin access control")
                        .impacts(Impacts.whenGone(Impact.NONE)
                                .never("Name", "Description")
                                .always(
                                        Impact.interruption(
                                                "the origin refuses until its policy fits", Impact.Flag.ACCESS),
                                        "SigningBehavior",
                                        "SigningProtocol",
                                        "OriginAccessControlOriginType")));
        this.client = client;
    }

    @Override
    Seen get(String id) {
        var answer = client.get().getOriginAccessControl(request -> request.id(id));
        return new Seen(id, tree.read(answer.originAccessControl().originAccessControlConfig()), answer.eTag());
    }

    @Override
    Collection<Seen> list() {
        List<Seen> all = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            OriginAccessControlList page = client.get()
                    .listOriginAccessControls(request -> request.marker(from))
                    .originAccessControlList();
            page.items()
                    .forEach(item -> all.add(new Seen(item.id(), tree.read(item).without("Id"), null)));
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty());
        return all;
    }

    @Override
    public List<String> users(String id) {
        return DistributionListing.byOrigin(
                client.get(), origin -> origin.text("OriginAccessControlId").equals(id));
    }

    @Override
    Seen make(Value.Fields config) {
        var answer =
                client.get().createOriginAccessControl(request -> request.originAccessControlConfig(write(config)));
        var made = answer.originAccessControl();
        return new Seen(made.id(), tree.read(made.originAccessControlConfig()), answer.eTag());
    }

    @Override
    Seen put(String id, String etag, Value.Fields config) {
        var answer = client.get()
                .updateOriginAccessControl(
                        request -> request.id(id).ifMatch(etag).originAccessControlConfig(write(config)));
        return new Seen(id, tree.read(answer.originAccessControl().originAccessControlConfig()), answer.eTag());
    }

    @Override
    void remove(String id, String etag) {
        client.get().deleteOriginAccessControl(request -> request.id(id).ifMatch(etag));
    }

    private OriginAccessControlConfig write(Value.Fields config) {
        return tree.write(config, OriginAccessControlConfig.builder()).build();
    }
}
