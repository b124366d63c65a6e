package livestream.providers.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import livestream.providers.mediapackage.EndpointUrl;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Endpoint;
import livestream.schema.ExternalOrigin;
import livestream.schema.Format;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Packaging;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** The MediaPackage endpoints of a channel, whoever manages them. */
final class MediaPackageEndpoints {
    private final ExpansionContext context;
    private final Livestream livestream;
    private final CdnProtection protection;
    private final ManagedEndpoints managed;

    MediaPackageEndpoints(ExpansionContext context, CdnProtection protection) {
        this.context = context;
        this.livestream = context.livestream();
        this.protection = protection;
        this.managed = new ManagedEndpoints(context, protection);
    }

    /** What endpoints of the file were before, as far as AWS still has it. */
    List<SupersededEndpoint> superseded() {
        return managed.superseded();
    }

    /** In document order. */
    List<ServedEndpoint> of(Channel channel, MediaPackage mediapackage) {
        ExistingChannel existing = context.existing().channels().get(channel.key());
        if (mediapackage.managed() && elsewhere(mediapackage)) {
            context.diagnostics()
                    .add(Diagnostic.error(
                                    "other-region",
                                    "A managed channel lives in the document's region, " + livestream.region()
                                            + ", not in " + mediapackage.region() + ".")
                            .at(mediapackage.place().of("region"))
                            .help("leave `region` out here, or give that channel a file of its own."));
            return List.of();
        } else if (mediapackage.managed()) {
            return managed.of(channel, mediapackage);
        } else if (existing != null) {
            return existing(channel, mediapackage, existing);
        } else if (mediapackage.channel() != null) {
            return List.of();
        }
        return mediapackage.endpoints().stream()
                .map(endpoint -> foreign(channel, mediapackage, endpoint))
                .toList();
    }

    private boolean elsewhere(MediaPackage mediapackage) {
        return mediapackage.region() != null && !mediapackage.region().equals(livestream.region());
    }

    private List<ServedEndpoint> existing(Channel channel, MediaPackage mediapackage, ExistingChannel found) {
        if (mediapackage.endpoints().isEmpty()) {
            if (found.endpoints().isEmpty()) {
                context.diagnostics()
                        .add(Diagnostic.error(
                                        "missing-endpoint",
                                        "The MediaPackage channel `" + found.id() + "` has no endpoints.")
                                .at(mediapackage.place().of("channel"))
                                .help("add endpoints to it in MediaPackage, or let `manage: true` make them."));
            }
            return found.endpoints().stream()
                    .map(endpoint -> existing(channel, mediapackage, keyFor(endpoint, found), endpoint, null))
                    .toList();
        }
        List<ServedEndpoint> endpoints = new ArrayList<>();
        for (Endpoint wanted : mediapackage.endpoints()) {
            ExistingEndpoint endpoint = pick(found, wanted);
            if (endpoint != null) {
                endpoints.add(existing(channel, mediapackage, wanted.key(), endpoint, wanted));
            }
        }
        return endpoints;
    }

    /** The format, or the id where the channel has several of that format. */
    private static String keyFor(ExistingEndpoint endpoint, ExistingChannel channel) {
        long alike = channel.endpoints().stream()
                .filter(other -> other.format() == endpoint.format())
                .count();
        return alike == 1 ? endpoint.format().word() : endpoint.id();
    }

    private @Nullable ExistingEndpoint pick(ExistingChannel channel, Endpoint wanted) {
        List<ExistingEndpoint> fitting = channel.endpoints().stream()
                .filter(endpoint -> wanted.id() == null
                        ? endpoint.format() == wanted.format()
                        : endpoint.id().equals(wanted.id()))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String there = channel.endpoints().stream()
                .map(endpoint -> "`" + endpoint.id() + "` (" + endpoint.format().word() + ")")
                .collect(Collectors.joining(", "));
        String sought = wanted.id() == null ? wanted.format().word() + " endpoint" : "endpoint `" + wanted.id() + "`";
        Diagnostic diagnostic = fitting.isEmpty()
                ? Diagnostic.error(
                                "missing-endpoint",
                                "The MediaPackage channel `" + channel.id() + "` has no " + sought + ".")
                        .help("it has " + (there.isEmpty() ? "no endpoints at all" : there) + ".")
                : Diagnostic.error(
                                "ambiguous-endpoint",
                                "The MediaPackage channel `" + channel.id() + "` has " + fitting.size() + " "
                                        + wanted.format().word() + " endpoints.")
                        .help("choose one by its `id`: it has " + there + ".");
        context.diagnostics().add(diagnostic.at(wanted.place().self()));
        return null;
    }

    private ServedEndpoint existing(
            Channel channel,
            MediaPackage mediapackage,
            String key,
            ExistingEndpoint endpoint,
            @Nullable Endpoint wanted) {
        String name = channel.key() + "/" + key;
        EndpointUrl url = endpoint.url();
        boolean smooth = endpoint.format() == Format.MSS && (wanted == null || smoothStreaming(wanted.packaging()));
        return new ServedEndpoint(
                name,
                channel,
                endpoint.format(),
                protection.origin(
                        name,
                        channel,
                        mediapackage,
                        url.domain(),
                        Value.text(url.domain()),
                        Value.text(url.originPath())),
                Value.text(url.originPath().substring(1)),
                endpoint.manifestName(),
                Value.text(url.manifestPath()),
                endpoint.segmentPrefix(),
                endpoint.hasStartover(),
                smooth,
                wanted == null ? null : wanted.pathPrefix(),
                context.wanted(channel),
                wanted == null
                        ? mediapackage.place().of("channel")
                        : wanted.place().self());
    }

    private ServedEndpoint foreign(Channel channel, MediaPackage mediapackage, Endpoint endpoint) {
        ExternalOrigin origin = endpoint.foreign();
        if (origin == null) {
            throw new IllegalStateException("an endpoint that is not managed, looked up or foreign: " + endpoint.key());
        }
        String path = ServedEndpoint.manifestPath(endpoint.format(), origin.manifestName());
        String name = channel.key() + "/" + endpoint.key();
        return new ServedEndpoint(
                name,
                channel,
                endpoint.format(),
                protection.origin(
                        name,
                        channel,
                        mediapackage,
                        origin.domain(),
                        Value.text(origin.domain()),
                        Value.text(origin.originPath())),
                Value.text(origin.originPath().replaceFirst("^/", "")),
                origin.manifestName(),
                Value.text(origin.manifestId() == null ? path : origin.manifestId() + "/" + path),
                endpoint.packaging() instanceof Packaging.Cmaf cmaf ? cmaf.segmentPrefix() : null,
                !endpoint.startoverWindow().isZero(),
                smoothStreaming(endpoint.packaging()),
                endpoint.pathPrefix(),
                context.wanted(channel),
                endpoint.place().self());
    }

    static boolean smoothStreaming(Packaging packaging) {
        return packaging instanceof Packaging.Mss mss && mss.smoothStreaming();
    }
}
