package livestream.providers.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.engine.Output;
import livestream.engine.ResourceGraph;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.StorageOrigin;
import livestream.schema.Value;
import livestream.state.State;

/**
 * One Livestream becomes one ResourceGraph: what the live-streaming guide tells a person to click.
 *
 * <p>Pure: the same file, existing resources and state give the same graph to the byte.
 */
public final class LivestreamExpander {
    private final ExpansionContext context;
    private final Livestream livestream;
    private final Diagnostics diagnostics;
    private final ResourceGraph.Builder graph = new ResourceGraph.Builder();
    private final CdnProtection protection;
    private final StorageOrigins storageOrigins;
    private final MediaPackageEndpoints packaged;
    private final Outputs outputs = new Outputs();

    private LivestreamExpander(
            Livestream livestream,
            ExistingResources existing,
            State state,
            InputSource inputSource,
            Diagnostics diagnostics) {
        this.livestream = livestream;
        this.diagnostics = diagnostics;
        this.context = new ExpansionContext(
                livestream,
                existing,
                state.resources(),
                new ResourceNames(livestream),
                inputSource,
                graph,
                diagnostics);
        this.protection = new CdnProtection(context);
        this.storageOrigins = new StorageOrigins(context);
        this.packaged = new MediaPackageEndpoints(context, protection);
    }

    /**
     * Expands.
     *
     * @param existing what AWS has of the things that the file only uses
     * @param state what is deployed, whose viewer URLs stay
     * @param inputSource texts that the file refers to
     */
    public static Expansion expand(
            Livestream livestream,
            ExistingResources existing,
            State state,
            InputSource inputSource,
            Diagnostics diagnostics) {
        return new LivestreamExpander(livestream, existing, state, inputSource, diagnostics).expand();
    }

    private Expansion expand() {
        List<ServedEndpoint> all = endpoints();
        if (all.isEmpty() || diagnostics.hasErrors()) {
            return nothing();
        }
        SharedResources parts = SharedResources.of(context);
        Map<String, Boolean> timeShift = timeShift(all);
        Map<String, List<ServedEndpoint>> byChannel = all.stream()
                .collect(Collectors.groupingBy(site -> site.channel().key()));
        List<DistributionExpander> behind = ShardPlacement.of(livestream, context.recorded()).stream()
                .map(placed -> new DistributionExpander(context, placed, byChannel, timeShift, storageOrigins, parts))
                .toList();
        behind.forEach(DistributionExpander::checkOrigins);
        if (diagnostics.hasErrors()) {
            return nothing();
        }
        behind.forEach(each -> each.add(packaged.superseded()));
        storageOrigins.grant(readers(behind));
        Map<String, DistributionExpander> inFront = new LinkedHashMap<>();
        behind.forEach(each -> each.livestream().channels().forEach(channel -> inFront.put(channel.key(), each)));
        all.forEach(site -> {
            DistributionExpander each =
                    Objects.requireNonNull(inFront.get(site.channel().key()));
            Output url = each.viewerUrl("Viewer URLs", site);
            graph.output(url);
            String endpoint = site.name().substring(site.name().indexOf('/') + 1);
            outputs.know("channels." + site.channel().key() + ".endpoints." + endpoint + ".viewerUrl", url.value());
        });
        behind.forEach(
                each -> each.serving().forEach(site -> graph.output(each.viewerUrl("Superseded viewer URLs", site))));
        behind.forEach(this::names);
        livestream.channels().stream()
                .filter(channel -> channel.origin() instanceof MediaPackage mediapackage && mediapackage.managed())
                .forEach(this::ingest);
        outputs.of(livestream.outputs(), diagnostics).forEach(graph::output);
        behind.forEach(each -> each.explanations().forEach(graph::note));
        ResourceGraph overridden = new Overrides(livestream.overrides(), spared(), diagnostics).over(graph.build());
        TagCount.check(overridden, livestream, diagnostics);
        ResourceGraph guarded = new LifecycleRules(context).over(overridden);
        return new Expansion(
                guarded, behind.stream().map(DistributionExpander::placed).toList(), context.existing());
    }

    /** By origin, the distributions that have it. */
    private static Map<String, Set<Value>> readers(List<DistributionExpander> behind) {
        Map<String, Set<Value>> readers = new LinkedHashMap<>();
        for (DistributionExpander each : behind) {
            Stream<String> channels = each.livestream().channels().stream().map(Channel::key);
            Stream<String> behaviors =
                    each.livestream().distribution().customBehaviors().stream().map(CustomBehavior::path);
            Stream.concat(channels, behaviors).forEach(id -> readers.computeIfAbsent(id, any -> new LinkedHashSet<>())
                    .add(each.arn()));
        }
        return readers;
    }

    private Set<Address> spared() {
        return packaged.superseded().stream()
                .map(earlier -> earlier.resource().address())
                .collect(Collectors.toSet());
    }

    /** What remains of a file with errors. */
    private Expansion nothing() {
        return new Expansion(ResourceGraph.empty(), List.of(), context.existing());
    }

    /** In document order. */
    private List<ServedEndpoint> endpoints() {
        StorageEndpoints stored = new StorageEndpoints(context, storageOrigins);
        List<ServedEndpoint> endpoints = new ArrayList<>();
        for (Channel channel : livestream.channels()) {
            endpoints.addAll(
                    channel.origin() instanceof MediaPackage mediapackage
                            ? packaged.of(channel, mediapackage)
                            : stored.of(channel, (StorageOrigin) channel.origin()));
        }
        return endpoints;
    }

    private static Map<String, Boolean> timeShift(List<ServedEndpoint> endpoints) {
        Map<String, Boolean> timeShift = new LinkedHashMap<>();
        for (ServedEndpoint site : endpoints) {
            Channel channel = site.channel();
            boolean wanted = channel.timeShift() == null ? site.hasStartover() : channel.timeShift();
            timeShift.merge(channel.key(), wanted, Boolean::logicalOr);
        }
        return timeShift;
    }

    /** What a distribution is called, for DNS and for whoever watches it; several have their own names in the file. */
    private void names(DistributionExpander behind) {
        Address address = behind.placed().address();
        String called = livestream.distributions().isEmpty() ? "distribution" : "distributions." + address.key();
        outputs.know(called + ".id", new Value.Reference(address, "Id"));
        outputs.know(called + ".arn", behind.arn());
        outputs.know(called + ".domain", behind.domain());
        behind.livestream()
                .distribution()
                .aliases()
                .forEach(alias ->
                        graph.output(new Output("DNS: CNAME, or an alias record of Route 53", alias, behind.domain())));
    }

    /** Where the encoder sends to; its user names and passwords stay in AWS. */
    private void ingest(Channel channel) {
        Address address = new Address(ManagedEndpoints.CHANNEL, channel.key());
        for (String number : List.of("1", "2")) {
            String which = number.equals("1") ? "primary" : "secondary";
            Value url = new Value.Reference(address, "IngestUrl" + number);
            outputs.know("channels." + channel.key() + ".ingest." + which + ".url", url);
            graph.output(new Output(
                    "Ingest URLs (user names and passwords: aws mediapackage describe-channel)",
                    channel.key() + "/ingest-" + number,
                    url));
        }
    }
}
