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
import livestream.schema.RoutingMode;
import livestream.schema.Value;
import livestream.state.ResourceState;
import org.jspecify.annotations.Nullable;

/** The channels and endpoints of MediaPackage that the file manages. */
final class ManagedEndpoints {
    static final String CHANNEL = "mediapackage_channel";
    static final String ENDPOINT = "mediapackage_origin_endpoint";

    /** Who may have it, and whether anybody may. */
    private static final List<String> GUARDS = List.of("Origination", "Whitelist", "Authorization");

    private final ExpansionContext context;
    private final ResourceNames resourceNames;
    private final CdnProtection protection;
    private final List<SupersededEndpoint> superseded = new ArrayList<>();

    ManagedEndpoints(ExpansionContext context, CdnProtection protection) {
        this.context = context;
        this.resourceNames = context.resourceNames();
        this.protection = protection;
    }

    /** What endpoints of these channels were before, as far as AWS still has it; none of it is in the graph yet. */
    List<SupersededEndpoint> superseded() {
        return List.copyOf(superseded);
    }

    /** In document order; the channel and its endpoints join the graph. */
    List<ServedEndpoint> of(Channel channel, MediaPackage mediapackage) {
        Address address = new Address(CHANNEL, channel.key());
        String channelId = resourceNames.channelId(channel, mediapackage);
        Map<String, Value> inputs = new LinkedHashMap<>();
        inputs.put("Id", Value.text(channelId));
        inputs.put(
                "Description",
                Value.text(
                        mediapackage.description() == null
                                ? resourceNames.words() + " (livestream)"
                                : mediapackage.description()));
        MediaPackage.AccessLogs logs = mediapackage.accessLogs();
        if (logs != null && logs.ingress() != null) {
            inputs.put("IngressAccessLogs", Value.fields("LogGroupName", logs.ingress()));
        }
        if (logs != null && logs.egress() != null) {
            inputs.put("EgressAccessLogs", Value.fields("LogGroupName", logs.egress()));
        }
        inputs.put("Tags", resourceNames.tags(address, channel));
        Resource resource = Resource.of(
                address, new Value.Fields(inputs), mediapackage.place().self());
        boolean adopts = mediapackage.channel() != null;
        context.graph().add(adopts ? resource.adopting() : resource);
        return mediapackage.endpoints().stream()
                .map(endpoint -> managed(channel, mediapackage, endpoint, channelId, adopts))
                .toList();
    }

    private ServedEndpoint managed(
            Channel channel, MediaPackage mediapackage, Endpoint endpoint, String channelId, boolean adopts) {
        String name = channel.key() + "/" + endpoint.key();
        String manifestName = manifestName(channel, endpoint);
        EndpointInputs writer = new EndpointInputs(channel, endpoint);
        Value.Fields packaging = writer.of(manifestName, mediapackage.allowIps());
        EndpointGenerations endpointGenerations =
                new EndpointGenerations(context, new Address(ENDPOINT, name), channelId);
        ResourceState fitting = endpointGenerations.fitting(packaging, endpoint.id());
        String id = fitting != null
                ? fitting.id()
                : endpoint.id() != null
                        ? endpoint.id()
                        : endpointGenerations.freeId(number -> resourceNames.endpointId(
                                channel, mediapackage, number == 1 ? endpoint.key() : endpoint.key() + "-" + number));
        Address address = fitting != null ? fitting.address() : endpointGenerations.next(id);
        Value.Fields inputs = Value.fields("Id", id)
                .and(packaging)
                .with("ChannelId", channelReference(channel))
                .with("Tags", resourceNames.tags(address, channel));
        Value.Fields authorization = protection.authorization(mediapackage);
        if (authorization != null) {
            inputs = inputs.with("Authorization", authorization);
        }
        Resource resource = Resource.of(address, inputs, endpoint.place().self());
        context.graph().add(adopts ? resource.adopting() : resource);
        for (ResourceState earlier : endpointGenerations.before(address)) {
            supersede(endpointGenerations.name(earlier), earlier, channel, mediapackage, endpoint, inputs);
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
                MediaPackageEndpoints.smoothStreaming(endpoint.packaging()),
                context.wanted(channel));
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
        ServedEndpoint site = site(
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
                RoutingMode.AUTO);
        superseded.add(new SupersededEndpoint(
                Resource.of(earlier.address(), inputs, endpoint.place().self()), site));
    }

    private static Value channelReference(Channel channel) {
        return new Value.Reference(new Address(CHANNEL, channel.key()), "Id");
    }

    private ServedEndpoint site(
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
            RoutingMode wanted) {
        Value manifestPath = format == Format.CMAF
                ? new Value.Reference(address, "ManifestPath")
                : Value.text(ServedEndpoint.manifestPath(format, manifestName));
        return new ServedEndpoint(
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
        String region = ExistingResources.region(context.livestream(), mediapackage);
        ResourceState known = context.recorded().get(address);
        return Optional.ofNullable(known)
                .flatMap(ManagedEndpoints::domain)
                .or(() -> context.recorded().values().stream()
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
        return context.wanted(channel) == RoutingMode.NAME ? channel.key() + "-" + endpoint.key() : "index";
    }
}
