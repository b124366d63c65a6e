package livestream.providers.expand;

import java.util.ArrayList;
import java.util.List;
import livestream.schema.Channel;
import livestream.schema.Http;
import livestream.schema.MediaStore;
import livestream.schema.OriginHeader;
import livestream.schema.S3;
import livestream.schema.Span;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** Containers, buckets and servers as origins; those that the file manages join the graph as resources. */
final class Storages {
    private final Secrets secrets;
    private final Containers containers;
    private final Buckets buckets;

    Storages(Draft draft) {
        this.secrets = new Secrets(draft);
        AccessControls accessControls = new AccessControls(draft);
        this.containers = new Containers(draft, accessControls);
        this.buckets = new Buckets(draft, accessControls);
    }

    /**
     * The origin.
     *
     * @param id its id in the distribution
     * @param channel whose it is; null where a behaviour of the user's uses what exists
     * @param segment seconds of a media segment
     */
    SiteOrigin origin(String id, @Nullable Channel channel, StorageOrigin storage, long segment) {
        if (storage instanceof MediaStore mediastore) {
            SiteOrigin origin = containers.origin(id, channel, mediastore, segment);
            List<Value> headers = new ArrayList<>(origin.headers());
            headers.addAll(headers(mediastore.headers()));
            return origin.sending(headers);
        } else if (storage instanceof S3 s3) {
            return buckets.origin(id, channel, s3, segment);
        }
        Http http = (Http) storage;
        return SiteOrigin.server(id, http.domain(), Value.text(http.domain()), Value.text(http.path()), segment)
                .sending(headers(http.headers()));
    }

    /** Lets the distribution read what it is in front of; called when the distribution is part of the graph. */
    void grant(Value distributionArn) {
        containers.grant(distributionArn);
        buckets.grant(distributionArn);
    }

    private List<Value> headers(List<OriginHeader> headers) {
        return headers.stream()
                .map(header -> SiteOrigin.header(header.name(), content(header.content(), header.at())))
                .toList();
    }

    private Value content(OriginHeader.Content content, Span at) {
        return content instanceof OriginHeader.Content.Hidden hidden
                ? secrets.value(hidden.source(), at)
                : Value.text(((OriginHeader.Content.Plain) content).text());
    }
}
