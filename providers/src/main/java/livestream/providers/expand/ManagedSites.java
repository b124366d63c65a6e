package livestream.providers.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import livestream.engine.Resource;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Endpoint;
import livestream.schema.Format;
import livestream.schema.MediaPackage;
import livestream.schema.Packaging;
import livestream.schema.RoutingForm;
import livestream.schema.Value;
import livestream.state.ResourceState;
import org.jspecify.annotations.Nullable;

/** The channels and endpoints of MediaPackage that the file manages. */
final class ManagedSites {
    static final String CHANNEL = "mediapackage_channel";
    static final String ENDPOINT = "mediapackage_origin_endpoint";

    /** Who may have it, and whether anybody may. */
    private static final List<String> GUARDS = List.of("Origination", "Whitelist", "Authorization");

    private final Draft draft;
    private final Names names;
    private final CdnProtection protection;
    private final List<SupersededSite> superseded = new ArrayList<>();

    ManagedSites(Draft draft, CdnProtection protection) {
        this.draft = draft;
        this.names = draft.names();
        this.protection = protection;
    }

    /** What endpoints of these channels were before, as far as AWS still has it; none of it is in the graph yet. */
    List<SupersededSite> superseded() {
        return List.copyOf(superseded);
    }

    /** In document order; the channel and its endpoints join the graph. */
    List<Site> of(Channel channel, MediaPackage mediapackage) {
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
        return mediapackage.endpoints().stream()
                .map(endpoint -> managed(channel, mediapackage, endpoint, channelId, adopts))
                .toList();
    }

    private Site managed(
            Channel channel, MediaPackage mediapackage, Endpoint endpoint, String channelId, boolean adopts) {
        String name = channel.key() + "/" + endpoint.key();
        String manifestName = manifestName(channel, endpoint);
        EndpointInputs writer = new EndpointInputs(channel, endpoint);
        Value.Fields packaging = writer.of(manifestName, mediapackage.allowIps());
        Generations generations = new Generations(draft, new Address(ENDPOINT, name), channelId);
        ResourceState fitting = generations.fitting(packaging, endpoint.id());
        String id = fitting != null
                ? fitting.id()
                : endpoint.id() != null
                        ? endpoint.id()
                        : generations.freeId(number -> names.endpointId(
                                channel, mediapackage, number == 1 ? endpoint.key() : endpoint.key() + "-" + number));
        Address address = fitting != null ? fitting.address() : generations.next(id);
        Value.Fields inputs = Value.fields("Id", id)
                .and(packaging)
                .with("ChannelId", channelReference(channel))
                .with("Tags", names.tags(address, channel));
        Value.Fields authorization = protection.authorization(mediapackage);
        if (authorization != null) {
            inputs = inputs.with("Authorization", authorization);
        }
        Resource resource = Resource.of(address, inputs, endpoint.place().self());
        draft.graph().add(adopts ? resource.adopting() : resource);
        for (ResourceState earlier : generations.before(address)) {
            supersede(generations.name(earlier), earlier, channel, mediapackage, endpoint, inputs);
        }
        return site(
                name,
                address,
                channel,
                mediapackage,
                endpoint,
                endpoint.format(),
                manifestName,
                endpoint.packaging() instanceof Packaging.Cmaf cmaf ? writer.segmentPrefix(cmaf) : null,
                !endpoint.startoverWindow().isZero(),
                PackagedSites.smoothStreaming(endpoint.packaging()),
                draft.wanted(channel));
    }

    /** It stays as it is, but who may not have the stream any more does not get it there either. */
    private void supersede(
            String name,
            ResourceState earlier,
            Channel channel,
            MediaPackage mediapackage,
            Endpoint endpoint,
            Value.Fields successor) {
        Format format = ExistingEndpoint.format(earlier.inputs());
        if (format == null) {
            return;
        }
        Value.Fields inputs = earlier.inputs().with("ChannelId", channelReference(channel));
        for (String member : GUARDS) {
            Value now = successor.get(member);
            inputs = now == null ? inputs.without(member) : inputs.with(member, now);
        }
        Site site = site(
                name,
                earlier.address(),
                channel,
                mediapackage,
                endpoint,
                format,
                inputs.text("ManifestName"),
                ExistingEndpoint.segmentPrefix(inputs),
                inputs.get("StartoverWindowSeconds") != null,
                format == Format.MSS,
                RoutingForm.AUTO);
        superseded.add(new SupersededSite(
                Resource.of(earlier.address(), inputs, endpoint.place().self()), site));
    }

    private static Value channelReference(Channel channel) {
        return new Value.Reference(new Address(CHANNEL, channel.key()), "Id");
    }

    private Site site(
            String name,
            Address address,
            Channel channel,
            MediaPackage mediapackage,
            Endpoint endpoint,
            Format format,
            String manifestName,
            @Nullable String segmentPrefix,
            boolean hasStartover,
            boolean smoothStreaming,
            RoutingForm wanted) {
        Value manifestPath = format == Format.CMAF
                ? new Value.Reference(address, "ManifestPath")
                : Value.text(Site.manifestPath(format, manifestName));
        return new Site(
                name,
                channel,
                format,
                protection.origin(
                        address.key(),
                        channel,
                        mediapackage,
                        host(address, mediapackage),
                        new Value.Reference(address, "Domain"),
                        new Value.Reference(address, "OriginPath")),
                Value.template(Value.text("out/v1/"), new Value.Reference(address, "Id")),
                manifestName,
                manifestPath,
                segmentPrefix,
                hasStartover,
                smoothStreaming,
                endpoint.pathPrefix(),
                wanted,
                endpoint.place().self());
    }

    /**
     * Endpoints of one region shared a host in every sample seen, so one that is not made yet is taken for a neighbour of those that
     * are; once AWS has answered, its answer counts.
     */
    private String host(Address address, MediaPackage mediapackage) {
        String region = Survey.region(draft.livestream(), mediapackage);
        ResourceState known = draft.recorded().get(address);
        return Optional.ofNullable(known)
                .flatMap(ManagedSites::domain)
                .or(() -> draft.recorded().values().stream()
                        .filter(other -> other.address().type().equals(ENDPOINT))
                        .flatMap(other -> domain(other).stream())
                        .filter(domain -> domain.contains("." + region + "."))
                        .findFirst())
                .orElse("MediaPackage in " + region);
    }

    private static Optional<String> domain(ResourceState endpoint) {
        return endpoint.outputs().get("Domain") instanceof Value.Text domain
                ? Optional.of(domain.text())
                : Optional.empty();
    }

    private String manifestName(Channel channel, Endpoint endpoint) {
        if (endpoint.manifestName() != null) {
            return endpoint.manifestName();
        }
        return draft.wanted(channel) == RoutingForm.NAME ? channel.key() + "-" + endpoint.key() : "index";
    }
}
