package livestream.providers.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import livestream.engine.Resource;
import livestream.providers.mediapackage.EndpointUrl;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Diagnostic;
import livestream.schema.Endpoint;
import livestream.schema.ForeignOrigin;
import livestream.schema.Format;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Packaging;
import livestream.schema.RoutingForm;
import livestream.schema.Value;
import livestream.state.Recorded;
import org.jspecify.annotations.Nullable;

/** The MediaPackage endpoints of a channel; those that the file manages join the graph as resources. */
final class PackagedSites {
    static final String CHANNEL = "mediapackage_channel";
    static final String ENDPOINT = "mediapackage_origin_endpoint";

    private final Draft draft;
    private final Livestream livestream;
    private final Names names;
    private final CdnProtection protection;

    PackagedSites(Draft draft, CdnProtection protection) {
        this.draft = draft;
        this.livestream = draft.livestream();
        this.names = draft.names();
        this.protection = protection;
    }

    /** In document order. */
    List<Site> of(Channel channel, MediaPackage mediapackage) {
        ExistingChannel existing = draft.survey().channels().get(channel.key());
        if (mediapackage.managed() && elsewhere(mediapackage)) {
            draft.diagnostics()
                    .add(Diagnostic.error(
                                    "other-region",
                                    "A managed channel lives in the document's region, " + livestream.region()
                                            + ", not in " + mediapackage.region() + ".")
                            .at(mediapackage.place().of("region"))
                            .help("leave `region` out here, or give that channel a file of its own."));
            return List.of();
        } else if (mediapackage.managed()) {
            return managed(channel, mediapackage);
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

    private List<Site> managed(Channel channel, MediaPackage mediapackage) {
        Address address = new Address(CHANNEL, channel.key());
        String channelId = names.channelId(channel, mediapackage);
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put("Id", Value.text(channelId));
        inputs.put(
                "Description",
                Value.text(
                        mediapackage.description() == null
                                ? names.words() + " (livestream)"
                                : mediapackage.description()));
        MediaPackage.AccessLogs logs = mediapackage.accessLogs();
        if (logs != null && logs.ingress() != null) {
            inputs.put("IngressAccessLogs", Value.fields("LogGroupName", logs.ingress()));
        }
        if (logs != null && logs.egress() != null) {
            inputs.put("EgressAccessLogs", Value.fields("LogGroupName", logs.egress()));
        }
        inputs.put("Tags", names.tags(address, channel));
        Resource resource = Resource.of(
                address, new Value.Fields(inputs), mediapackage.place().self());
        boolean adopts = mediapackage.channel() != null;
        draft.graph().add(adopts ? resource.adopting() : resource);
        Value channelReference = new Value.Reference(address, "Id");
        return mediapackage.endpoints().stream()
                .map(endpoint -> managed(channel, mediapackage, endpoint, channelReference, adopts))
                .toList();
    }

    private Site managed(
            Channel channel, MediaPackage mediapackage, Endpoint endpoint, Value channelReference, boolean adopts) {
        String name = channel.key() + "/" + endpoint.key();
        Address address = new Address(ENDPOINT, name);
        String id = endpoint.id() == null ? names.endpointId(channel, mediapackage, endpoint.key()) : endpoint.id();
        String manifestName = manifestName(channel, endpoint);
        EndpointInputs writer = new EndpointInputs(channel, endpoint);
        Value.Fields inputs = writer.of(id, manifestName, mediapackage.allowIps())
                .with("ChannelId", channelReference)
                .with("Tags", names.tags(address, channel));
        Value.Fields authorization = protection.authorization(mediapackage);
        if (authorization != null) {
            inputs = inputs.with("Authorization", authorization);
        }
        Resource resource = Resource.of(address, inputs, endpoint.place().self());
        draft.graph().add(adopts ? resource.adopting() : resource);
        Value manifestPath = endpoint.format() == Format.CMAF
                ? new Value.Reference(address, "ManifestPath")
                : Value.text(Site.manifestPath(endpoint.format(), manifestName));
        return new Site(
                name,
                channel,
                endpoint.format(),
                origin(
                        name,
                        channel,
                        mediapackage,
                        host(address, mediapackage),
                        new Value.Reference(address, "Domain"),
                        new Value.Reference(address, "OriginPath")),
                Value.template(Value.text("out/v1/"), new Value.Reference(address, "Id")),
                manifestName,
                manifestPath,
                endpoint.packaging() instanceof Packaging.Cmaf cmaf ? writer.segmentPrefix(cmaf) : null,
                !endpoint.startoverWindow().isZero(),
                smoothStreaming(endpoint.packaging()),
                endpoint.pathPrefix(),
                draft.wanted(channel),
                endpoint.place().self());
    }

    /**
     * Endpoints of one region shared a host in every sample seen, so one that is not made yet is taken for a neighbour of those that
     * are; once AWS has answered, its answer counts.
     */
    private String host(Address address, MediaPackage mediapackage) {
        String region = Survey.region(livestream, mediapackage);
        Recorded known = draft.recorded().get(address);
        return Optional.ofNullable(known)
                .flatMap(PackagedSites::domain)
                .or(() -> draft.recorded().values().stream()
                        .filter(other -> other.address().type().equals(ENDPOINT))
                        .flatMap(other -> domain(other).stream())
                        .filter(domain -> domain.contains("." + region + "."))
                        .findFirst())
                .orElse("MediaPackage in " + region);
    }

    private static Optional<String> domain(Recorded endpoint) {
        return endpoint.outputs().get("Domain") instanceof Value.Text domain
                ? Optional.of(domain.text())
                : Optional.empty();
    }

    private List<Site> existing(Channel channel, MediaPackage mediapackage, ExistingChannel found) {
        if (mediapackage.endpoints().isEmpty()) {
            if (found.endpoints().isEmpty()) {
                draft.diagnostics()
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
        List<Site> sites = new ArrayList<>();
        for (Endpoint wanted : mediapackage.endpoints()) {
            ExistingEndpoint endpoint = pick(found, wanted);
            if (endpoint != null) {
                sites.add(existing(channel, mediapackage, wanted.key(), endpoint, wanted));
            }
        }
        return sites;
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
        draft.diagnostics().add(diagnostic.at(wanted.place().self()));
        return null;
    }

    private Site existing(
            Channel channel,
            MediaPackage mediapackage,
            String key,
            ExistingEndpoint endpoint,
            @Nullable Endpoint wanted) {
        String name = channel.key() + "/" + key;
        EndpointUrl url = endpoint.url();
        boolean smooth = endpoint.format() == Format.MSS && (wanted == null || smoothStreaming(wanted.packaging()));
        return new Site(
                name,
                channel,
                endpoint.format(),
                origin(
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
                draft.wanted(channel),
                wanted == null
                        ? mediapackage.place().of("channel")
                        : wanted.place().self());
    }

    private Site foreign(Channel channel, MediaPackage mediapackage, Endpoint endpoint) {
        ForeignOrigin origin = endpoint.foreign();
        if (origin == null) {
            throw new IllegalStateException("an endpoint that is not managed, looked up or foreign: " + endpoint.key());
        }
        String path = Site.manifestPath(endpoint.format(), origin.manifestName());
        String name = channel.key() + "/" + endpoint.key();
        return new Site(
                name,
                channel,
                endpoint.format(),
                origin(
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
                draft.wanted(channel),
                endpoint.place().self());
    }

    /** The endpoint as an origin, with the header by which MediaPackage knows the CDN. */
    private SiteOrigin origin(
            String name, Channel channel, MediaPackage mediapackage, String host, Value domain, Value path) {
        Value header = protection.header(mediapackage);
        SiteOrigin origin = SiteOrigin.server(
                name, host, domain, path, channel.segmentDuration().toSeconds());
        return header == null ? origin : origin.sending(List.of(SiteOrigin.header(CdnProtection.HEADER, header)));
    }

    private String manifestName(Channel channel, Endpoint endpoint) {
        if (endpoint.manifestName() != null) {
            return endpoint.manifestName();
        }
        return draft.wanted(channel) == RoutingForm.NAME ? channel.key() + "-" + endpoint.key() : "index";
    }

    private static boolean smoothStreaming(Packaging packaging) {
        return packaging instanceof Packaging.Mss mss && mss.smoothStreaming();
    }
}
