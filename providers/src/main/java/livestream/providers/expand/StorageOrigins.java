package livestream.providers.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Http;
import livestream.schema.KeySpans;
import livestream.schema.MediaStore;
import livestream.schema.OriginHeader;
import livestream.schema.S3;
import livestream.schema.Span;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** Containers, buckets and servers as origins; those that the file manages join the graph as resources. */
final class StorageOrigins {
    private final Diagnostics diagnostics;
    private final Secrets secrets;
    private final Containers containers;
    private final Buckets buckets;

    StorageOrigins(ExpansionContext context) {
        this.diagnostics = context.diagnostics();
        this.secrets = new Secrets(context);
        AccessControls accessControls = new AccessControls(context);
        this.containers = new Containers(context, accessControls);
        this.buckets = new Buckets(context, accessControls);
    }

    /**
     * The origin.
     *
     * @param id its id in the distribution
     * @param channel whose it is; null where a behaviour of the user's uses what exists
     * @param segment seconds of a media segment
     */
    OriginSpec origin(String id, @Nullable Channel channel, StorageOrigin storage, long segment) {
        if (storage instanceof MediaStore mediastore) {
            OriginSpec origin = containers.origin(id, channel, mediastore, segment);
            List<Value> headers = new ArrayList<>(origin.headers());
            headers.addAll(headers(mediastore.headers()));
            check(headers, mediastore.place());
            return origin.sending(headers);
        } else if (storage instanceof S3 s3) {
            return buckets.origin(id, channel, s3, segment).sending(headers(s3.headers()));
        }
        Http http = (Http) storage;
        List<Value> headers = headers(http.headers());
        check(headers, http.place());
        return OriginSpec.server(id, http.domain(), Value.text(http.domain()), Value.text(http.path()), segment)
                .over(http.connection())
                .sending(headers);
    }

    private void check(List<Value> headers, KeySpans place) {
        if (place.has("headers")) {
            OriginHeaderLimits.check(headers, place.of("headers"), diagnostics);
        }
    }

    /**
     * Lets distributions read what they are in front of; called when they are part of the graph.
     *
     * @param readers the ARNs of the distributions that have an origin, by its id
     */
    void grant(Map<String, Set<Value>> readers) {
        containers.grant(readers);
        buckets.grant(readers);
    }

    /** Who reads something that is behind these origins: one distribution, or a list of them. */
    static Value readers(@Nullable Set<String> origins, Map<String, Set<Value>> readers) {
        List<Value> arns = Stream.ofNullable(origins)
                .flatMap(Set::stream)
                .flatMap(id -> readers.getOrDefault(id, Set.of()).stream())
                .distinct()
                .toList();
        return arns.size() == 1 ? arns.get(0) : Value.items(arns);
    }

    private List<Value> headers(List<OriginHeader> headers) {
        return headers.stream()
                .map(header -> OriginSpec.header(header.name(), content(header.content(), header.at())))
                .toList();
    }

    private Value content(OriginHeader.Content content, Span at) {
        return content instanceof OriginHeader.Content.Hidden hidden
                ? secrets.value(hidden.source(), at)
                : Value.text(((OriginHeader.Content.Plain) content).text());
    }
}
