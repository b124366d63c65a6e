package livestream.providers.cloudfront;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.providers.aws.AllowList;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.KeyGroupConfig;
import software.amazon.awssdk.services.cloudfront.model.KeyGroupList;

/**
 * The public keys of which one must have signed what a viewer asks for; behaviours trust the group by its id.
 *
 * <p>{@code Items} are ids of {@link PublicKey}s, at most five.
 */
public final class KeyGroup extends CloudFrontNamedKind {
    private final Supplier<CloudFrontClient> client;

    public KeyGroup(Supplier<CloudFrontClient> client) {
        super(
                "cloudfront_key_group",
                Facts.of("CloudFront key group")
                        .unordered("Items")
                        .impacts(Impacts.whenGone(Impact.NONE)
                                .never("Name", "Comment")
                                .moreOrLess(AllowList.WIDER, AllowList.NARROWER, "Items")));
        this.client = client;
    }

    @Override
    Seen get(String id) {
        var answer = client.get().getKeyGroup(request -> request.id(id));
        return seen(answer.keyGroup(), answer.eTag());
    }

    @Override
    Collection<Seen> list() {
        List<Seen> all = new ArrayList<>();
        String marker = null;
        do {
            String from = marker;
            KeyGroupList page =
                    client.get().listKeyGroups(request -> request.marker(from)).keyGroupList();
            page.items().forEach(item -> all.add(seen(item.keyGroup(), null)));
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty());
        return all;
    }

    @Override
    public List<String> users(String id) {
        return distributions(client.get()
                .listDistributionsByKeyGroup(request -> request.keyGroupId(id))
                .distributionIdList());
    }

    @Override
    Seen make(Value.Fields config) {
        var answer = client.get().createKeyGroup(request -> request.keyGroupConfig(write(config)));
        return seen(answer.keyGroup(), answer.eTag());
    }

    @Override
    Seen put(String id, String etag, Value.Fields config) {
        var answer = client.get()
                .updateKeyGroup(request -> request.id(id).ifMatch(etag).keyGroupConfig(write(config)));
        return seen(answer.keyGroup(), answer.eTag());
    }

    @Override
    void remove(String id, String etag) {
        client.get().deleteKeyGroup(request -> request.id(id).ifMatch(etag));
    }

    private KeyGroupConfig write(Value.Fields config) {
        return tree.write(config, KeyGroupConfig.builder()).build();
    }

    private Seen seen(software.amazon.awssdk.services.cloudfront.model.KeyGroup group, @Nullable String etag) {
        return new Seen(group.id(), tree.read(group.keyGroupConfig()), etag);
    }
}
